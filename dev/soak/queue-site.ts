import { createSampleState, type JiraState, type Person } from '../jira';
import { createHost, type Host } from '../host';
import type { AppBuild } from '../build/esbuild-app';
import { deleteRecord } from '../stored-records';
import type { QueueAnswers } from '../../src/contract/queue';
import type { Result } from '../../src/contract/result';
import { settle } from '../../resources/common/settle';
import type { QueueCalls } from '../../resources/triage-page/queue-calls';

/** Keys of what people have spent. */
const SPENT = ['slot:user:', 'slot:search-'];

/** What each issue is going to have: allowed values of the sample, from a model that is always sure. */
export const PROPOSED = { priority: 'High', components: ['Payments'], labels: ['data-loss'] };

const PROJECT = 'SHOP';
const FIRST_ID = 900_000;

/** Keys of the issues that the site has more than the sample. */
export const ADDED_KEY = /^SHOP-\d{5}$/u;

/** The sample with so many more untriaged issues and so many more agents. */
function withMore(issues: number, agents: number): JiraState {
  const state = createSampleState();
  const model = state.issues.find(({ key }) => key === `${PROJECT}-13`);
  const agent = state.people.find(({ role }) => role === 'agent');
  if (model === undefined || agent === undefined) throw new Error('The sample has changed.');
  const newest = Math.max(...state.issues.map(({ created }) => created));
  const copies = Array.from({ length: issues }, (_each, index) => ({
    ...structuredClone(model),
    id: String(FIRST_ID + index),
    key: `${PROJECT}-${10_000 + index}`,
    summary: `Payment of order ${index} was charged two times`,
    created: newest + (index + 1) * 60_000,
  }));
  const people = Array.from({ length: agents }, (_each, index): Person => ({ ...agent, accountId: `${agent.accountId}-${index}` }));
  return { ...state, issues: [...state.issues, ...copies], people: [...state.people, ...people] };
}

/** The triage page of a site with many untriaged issues. */
export interface QueueSite {
  host: Host;
  agents: readonly Person[];
  /** The page's own calls, as a person's page makes them. */
  callsOf(accountId: string): QueueCalls;
}

export async function startQueueSite(build: AppBuild, { issues, agents }: { issues: number; agents: number }): Promise<QueueSite> {
  const host = await createHost({
    port: 0,
    stateFile: null,
    configured: true,
    build,
    shellDir: null,
    jiraState: withMore(issues, agents),
    queueTimeScale: 0.001,
  });
  const { priority, components, labels } = PROPOSED;
  const sure = (value: string) => ({ value, confidence: 0.95, reason: '' });
  host.endpoint.setReply(() => ({ priority: sure(priority), components: components.map(sure), labels: labels.map(sure) }));
  const callsOf = (accountId: string): QueueCalls => {
    const invoke = <Key extends keyof QueueAnswers>(functionKey: Key, payload: object) =>
      settle(async () => {
        const call = { moduleKey: 'triage-queue', functionKey, payload, projectKey: PROJECT, accountId };
        return (await host.invoke(call)) as Result<QueueAnswers[Key]>;
      });
    return {
      getQueue: (pageToken) => invoke('getQueue', { pageToken }),
      prepareIssues: (issueIds) => invoke('prepareIssues', { issueIds }),
      // The soak is about what is written: nobody listens here.
      listenToIssues: (issueIds) => invoke('listenToIssues', { issueIds }),
      noteBatch: (issues) => invoke('noteBatch', { issues }),
      getBatch: () => invoke('getBatch', {}),
      attend: (issueId, isHere) => invoke('attend', { issueId, isHere }),
      ofIssue: (issueId) => ({
        getPanel: () => invoke('getIssue', { issueId }),
        findSimilar: () => invoke('findSimilar', { issueId }),
        suggestTriage: (again) => invoke('suggestTriage', { issueId, again }),
        cancelRun: (runId) => invoke('cancelRun', { issueId, runId }),
        applyTriage: (suggestionId, accepted) => invoke('applyTriage', { issueId, suggestionId, accepted }),
        undoTriage: (suggestionId) => invoke('undoTriage', { issueId, suggestionId }),
        dismissTriage: (suggestionId) => invoke('dismissTriage', { issueId, suggestionId }),
        linkDuplicate: (duplicateOf) => invoke('linkDuplicate', { issueId, duplicateOf }),
        unlinkDuplicate: (duplicateOf, linkId) => invoke('unlinkDuplicate', { issueId, duplicateOf, linkId }),
      }),
    };
  };
  const people = host.jira.people.filter(({ role }) => role === 'agent');
  return { host, agents: people, callsOf };
}

/** Gives back what was used of limits and of Jira's points, which are less than what is done here. */
export async function forgetLimits({ storage }: Host): Promise<void> {
  const keys = storage.entries().flatMap(([key]) => (SPENT.some((prefix) => key.startsWith(prefix)) ? [key] : []));
  for (const key of keys) await deleteRecord(storage, key);
}
