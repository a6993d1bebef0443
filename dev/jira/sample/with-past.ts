import type { JiraState } from '../state';
import { createProjectPast, PAST_TOPICS, type PastLabel } from './project-past';

/** The sample's web shop. */
const PROJECT_ID = '10001';

const DAY_MS = 86_400_000;
const YEARS_BACK = 2;
/** Clear of the sample's own issues. */
const FIRST_NUMBER = 1_001;

export interface PastOptions {
  /** Resolved issues that come before the sample's own. */
  issues: number;
  seed?: number;
}

/** So that there is something to tidy up: a label that nobody uses any more, and one that never stands alone. */
function habits(label: PastLabel | null, share: number, index: number): string[] {
  if (label === null) return share < 0.2 && index % 4 === 0 ? ['tech-debt'] : [];
  return label === 'regression' && index % 3 === 0 ? [label, 'upgrade'] : [label];
}

/** Names of priorities by how an issue reads, the usual ones more than once: most get what Jira gives, and what costs the shop money or trust gets more. */
const PRIORITIES: Record<PastLabel | 'none', string[]> = {
  none: ['Medium', 'Medium', 'Medium', 'Medium', 'Low', 'High'],
  regression: ['Medium', 'High'],
  performance: ['Medium', 'Medium', 'High'],
  usability: ['Medium', 'Medium', 'Low', 'Low', 'Lowest'],
  crash: ['High', 'High', 'Highest', 'Medium'],
  'data-loss': ['Highest', 'High', 'High'],
  security: ['Highest', 'Highest', 'High'],
  translation: ['Medium', 'Medium', 'Low'],
};

/** The sample with a long past in its web shop, in three languages, which there is something to learn from. Always the same for a seed. */
export function withLongPast(sample: JiraState, { issues: count, seed = 7 }: PastOptions): JiraState {
  const project = sample.projects.find(({ id }) => id === PROJECT_ID);
  const own = sample.issues.filter(({ projectId, resolved }) => projectId === PROJECT_ID && resolved !== null);
  const [pattern] = own;
  if (project === undefined || pattern === undefined) throw new Error('The sample site has no past in its first project.');
  const idOf = (name: string): string[] => project.components.flatMap((component) => (component.name === name ? [component.id] : []));
  const priorityIds = new Map(sample.priorities.map(({ id, name }) => [name, id]));
  const to = Math.min(...own.map(({ created }) => created)) - DAY_MS;
  const past = createProjectPast({
    pattern,
    count,
    from: to - YEARS_BACK * 365 * DAY_MS,
    to,
    seed,
    languages: ['en', 'en', 'de', 'ja'],
    topics: PAST_TOPICS,
    // Signing in belongs to the accounts here.
    componentsOf: (topic) => idOf(topic === 'Sign-in' ? 'Customer accounts' : topic),
    labelsOf: habits,
    prioritiesOf: (label) => PRIORITIES[label ?? 'none'].flatMap((name) => priorityIds.get(name) ?? []),
    firstNumber: FIRST_NUMBER,
  });
  return { ...sample, issues: [...past, ...sample.issues] };
}
