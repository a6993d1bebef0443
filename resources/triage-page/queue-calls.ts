import { makeInvoke } from '@forge/bridge';
import type { QueueAnswers, QueueDefinitions } from '../../src/contract/queue';
import type { BatchIssue } from '../../src/contract/queue-payloads';
import type { Result } from '../../src/contract/result';
import { readerLocale } from '../../src/contract/text';
import { settle } from '../common/settle';
import type { PanelCalls } from '../issue-panel/panel-calls';

/** The triage page's resolver functions; none of them rejects. */
export interface QueueCalls {
  /** `duplicates`: whether to look for likely duplicates of the rows, which costs a few of Jira's points. */
  getQueue(pageToken: string | null, duplicates?: boolean): Promise<Result<QueueAnswers['getQueue']>>;
  prepareIssues(issueIds: string[]): Promise<Result<QueueAnswers['prepareIssues']>>;
  listenToIssues(issueIds: string[]): Promise<Result<QueueAnswers['listenToIssues']>>;
  /** Remembers what is about to be accepted at once, for {@link getBatch} of a page that is opened later. */
  noteBatch(issues: BatchIssue[]): Promise<Result<QueueAnswers['noteBatch']>>;
  getBatch(): Promise<Result<QueueAnswers['getBatch']>>;
  attend(issueId: string, isHere: boolean): Promise<Result<QueueAnswers['attend']>>;
  /** What an issue's own panel calls, for this issue. `together`: it is one of many that somebody decides about at once. */
  ofIssue(issueId: string, together?: boolean): Omit<PanelCalls, 'getViewer'>;
}

const invoke = makeInvoke<QueueDefinitions>();

/** The calls over the bridge. */
export const queueCalls: QueueCalls = {
  getQueue: (pageToken, duplicates = false) => settle(() => invoke('getQueue', { pageToken, duplicates })),
  prepareIssues: (issueIds) => settle(() => invoke('prepareIssues', { issueIds, locale: readerLocale() })),
  listenToIssues: (issueIds) => settle(() => invoke('listenToIssues', { issueIds })),
  noteBatch: (issues) => settle(() => invoke('noteBatch', { issues })),
  getBatch: () => settle(() => invoke('getBatch')),
  attend: (issueId, isHere) => settle(() => invoke('attend', { issueId, isHere })),
  ofIssue: (issueId, together = false) => ({
    getPanel: () => settle(() => invoke('getIssue', { issueId })),
    findSimilar: () => settle(() => invoke('findSimilar', { issueId })),
    suggestTriage: (again) => settle(() => invoke('suggestTriage', { issueId, again, locale: readerLocale() })),
    cancelRun: (runId) => settle(() => invoke('cancelRun', { issueId, runId })),
    applyTriage: (suggestionId, accepted) => settle(() => invoke('applyTriage', { issueId, together, suggestionId, accepted })),
    undoTriage: (suggestionId) => settle(() => invoke('undoTriage', { issueId, together, suggestionId })),
    dismissTriage: (suggestionId) => settle(() => invoke('dismissTriage', { issueId, suggestionId })),
    linkDuplicate: (duplicateOf) => settle(() => invoke('linkDuplicate', { issueId, duplicateOf })),
    unlinkDuplicate: (duplicateOf, linkId) => settle(() => invoke('unlinkDuplicate', { issueId, duplicateOf, linkId })),
  }),
};
