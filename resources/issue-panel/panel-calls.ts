import { makeInvoke } from '@forge/bridge';
import type { AcceptedValues, PanelAnswers, PanelDefinitions } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { readerLocale } from '../../src/contract/text';
import { settle } from '../common/settle';

type Answer<Key extends keyof PanelAnswers> = Promise<Result<PanelAnswers[Key]>>;

/** The panel's resolver functions; none of them rejects. */
export interface PanelCalls {
  getPanel(): Answer<'getPanel'>;
  getViewer(): Answer<'getViewer'>;
  /** `again`: asks the model even when nothing has changed since the stored suggestion. */
  suggestTriage(again: boolean): Answer<'suggestTriage'>;
  findSimilar(): Answer<'findSimilar'>;
  cancelRun(runId: string): Answer<'cancelRun'>;
  applyTriage(suggestionId: string, accepted: AcceptedValues): Answer<'applyTriage'>;
  undoTriage(suggestionId: string): Answer<'undoTriage'>;
  dismissTriage(suggestionId: string): Answer<'dismissTriage'>;
  linkDuplicate(duplicateOf: string): Answer<'linkDuplicate'>;
  unlinkDuplicate(duplicateOf: string, linkId: string): Answer<'unlinkDuplicate'>;
}

const invoke = makeInvoke<PanelDefinitions>();

/** The calls over the bridge. */
export const panelCalls: PanelCalls = {
  getPanel: () => settle(() => invoke('getPanel')),
  getViewer: () => settle(() => invoke('getViewer')),
  suggestTriage: (again) => settle(() => invoke('suggestTriage', { again, locale: readerLocale() })),
  findSimilar: () => settle(() => invoke('findSimilar')),
  cancelRun: (runId) => settle(() => invoke('cancelRun', { runId })),
  applyTriage: (suggestionId, accepted) => settle(() => invoke('applyTriage', { suggestionId, accepted })),
  undoTriage: (suggestionId) => settle(() => invoke('undoTriage', { suggestionId })),
  dismissTriage: (suggestionId) => settle(() => invoke('dismissTriage', { suggestionId })),
  linkDuplicate: (duplicateOf) => settle(() => invoke('linkDuplicate', { duplicateOf })),
  unlinkDuplicate: (duplicateOf, linkId) => settle(() => invoke('unlinkDuplicate', { duplicateOf, linkId })),
};

/** Where to go on after a decision. */
export const findNextIssue = (): Answer<'findNextIssue'> => settle(() => invoke('findNextIssue'));

/** What the panel hears its issue with, and how it says that somebody is here. */
export const listen = (): Answer<'listen'> => settle(() => invoke('listen'));
export const attend = (isHere: boolean): Answer<'attend'> => settle(() => invoke('attend', { isHere }));
