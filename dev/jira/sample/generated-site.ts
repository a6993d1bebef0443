import type { Random } from '../../random';
import type { AdfNode, IssueState, JiraState } from '../state';

/** Names that people would accept for an issue's fields. */
export interface RightValues {
  priority: string[];
  components: string[];
  labels: string[];
}

/** What an administrator of a site allowed at some time, in lists. */
export interface SiteAllowlists {
  labels: { name: string; description: string }[];
  components: { name: string; description: string }[];
  priorityIds: string[];
}

/** A company's Jira, made from a seed. */
export interface GeneratedSite {
  state: JiraState;
  /** By the key of an open issue that nobody has triaged. */
  truth: Record<string, RightValues>;
  /** Null: rules allow what each project has. */
  allowlists: SiteAllowlists | null;
}

/** Where ids of what is generated begin; the sample's are lower. */
export const FIRST_ID = 50_000;

const DAY_MS = 86_400_000;

/** Issues are as old as this at most, so that some are older than a year. */
const MOST_DAYS = 500;

/** A moment up to `MOST_DAYS` before now, milliseconds since 1970. */
export function pickMoment({ below }: Random, now: number): number {
  return now - (1 + below(MOST_DAYS)) * DAY_MS;
}

/** The times of an issue that was made then, and resolved a day later if it is. */
export function timesOf(created: number, isOpen: boolean): Pick<IssueState, 'created' | 'updated' | 'resolved'> {
  return { created, updated: created, resolved: isOpen ? null : created + DAY_MS };
}

/** A description of plain paragraphs. */
export function toDocument(paragraphs: readonly string[]): AdfNode {
  return { type: 'doc', version: 1, content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

/** The sample's status for issues that nobody has begun, and for those that are done. */
export function statusIds({ statuses }: Pick<JiraState, 'statuses'>): { open: string; done: string } {
  const find = (wanted: string): string => statuses.find(({ category }) => category === wanted)?.id ?? '';
  return { open: find('new'), done: find('done') };
}

/** What no generated issue has. */
export const BARE_ISSUE = {
  assigneeAccountId: null,
  securityLevelId: null,
  comments: [],
  history: [],
  properties: {},
} satisfies Partial<IssueState>;
