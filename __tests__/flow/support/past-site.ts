import { createProjectPast, createSampleState, PAST_TOPICS, type IssueState, type JiraState, type PastTopic } from '../../../dev/jira';
import type { ProfileView } from '../../../src/contract/learning';
import type { SuggestionView } from '../../../src/contract/panel';
import type { TriageField } from '../../../src/contract/triage-field';
import { profileOf, PROJECT } from './learn-project';
import { good, raiseLimits, startTriageSite, useBuiltIn, type TriageSite } from './triage-site';

const DAY_MS = 86_400_000;

/** A page of a hundred issues is read by each call at least, with room for calls that end early on a busy machine. */
const MOST_CALLS = 60;

/** A site without a model, whose queues do not keep anybody waiting. */
export async function startPastSite(jiraState: JiraState): Promise<TriageSite> {
  const site = await startTriageSite({ queueTimeScale: 0.001, jiraState });
  site.storage.setQueryDelay(0);
  await useBuiltIn(site);
  await raiseLimits(site);
  return site;
}

/** Learns the web shop to the end, as the admin page does. */
export async function learnPast(site: TriageSite, daily = false): Promise<ProfileView> {
  good(await site.admin('startLearning', { ...PROJECT, consents: true, daily }));
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const { learning } = good(await site.admin('continueLearning', PROJECT));
    if (learning?.state !== 'reading') break;
  }
  await site.queue.settled();
  return profileOf(site);
}

/** The sample with its web shop, and one of the issues that were resolved there, to write a past like it. */
export function webShop(): { sample: JiraState; shop: JiraState['projects'][number]; pattern: IssueState } {
  const sample = createSampleState();
  const shop = sample.projects.find(({ id }) => id === PROJECT.projectId);
  const pattern = sample.issues.find(({ projectId, resolved }) => projectId === PROJECT.projectId && resolved !== null);
  if (shop === undefined || pattern === undefined) throw new Error('The sample site has no past in its first project.');
  return { sample, shop, pattern };
}

export const fieldOf = ({ fields }: SuggestionView, field: TriageField) => fields.find((each) => each.field === field);

export const firstOf = (suggestion: SuggestionView, field: TriageField) => fieldOf(suggestion, field)?.proposals[0];

/** What an issue that nobody has triaged is about, by the component that people would choose. */
export interface Later {
  key: string;
  component: string;
}

/** Open issues about the past's topics, which come after it. */
export function withLater(
  state: JiraState,
  count: number,
  componentOf: (topic: PastTopic) => string,
): { state: JiraState; later: Later[] } {
  const pattern = state.issues.find(({ key }) => key === 'SHOP-13');
  if (pattern === undefined) throw new Error('The sample site has no open issue.');
  const written = createProjectPast({
    pattern,
    count,
    from: Date.now() - DAY_MS,
    to: Date.now(),
    seed: 4_711,
    languages: ['en', 'en', 'de', 'ja'],
    topics: PAST_TOPICS,
    componentsOf: (topic) => [componentOf(topic)],
    prioritiesOf: () => [pattern.priorityId],
    firstNumber: 7_001,
  });
  const open = written.map((issue) => ({ ...issue, resolved: null, componentIds: [], labels: [], statusId: pattern.statusId }));
  return {
    state: { ...state, issues: [...state.issues, ...open] },
    later: written.map(({ key, componentIds: [component = ''] }) => ({ key, component })),
  };
}
