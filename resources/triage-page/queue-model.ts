import type { ErrorBody, MissingSetting } from '../../src/contract/error-body';
import type { QueueRow } from '../../src/contract/queue';
import type { Untriaged } from '../../src/contract/untriaged';
import type { Subscribe } from '../common/live/follow';
import type { QueueCalls } from './queue-calls';
import { EVERYTHING, type QueueFilter } from './queue-view';
import type { RowNote } from './row-state';

export interface QueueStoreOptions {
  calls: QueueCalls;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Runs something later; gives back how to call it off. */
  schedule: (task: () => void, milliseconds: number) => () => void;
  /** Hears an issue over Forge Realtime. */
  subscribe: Subscribe;
}

/** Everything that the page draws, beside what the open issue's own store holds. */
export interface QueueModel {
  kind: 'loading' | 'failed' | 'not-configured' | 'bad-query' | 'list';
  /** Why the list could not be read. */
  error: ErrorBody | null;
  missing: MissingSetting[];
  /** The project's own query, where Jira refuses it, and what Jira says. */
  badQuery: { jql: string; faults: string[] } | null;
  rows: QueueRow[];
  notes: Record<string, RowNote>;
  /** About how many untriaged issues there are. */
  total: number | null;
  /** What would be asked for proposals; null for the built-in provider. */
  model: { name: string; perMinute: number } | null;
  /** What counts as untriaged here; null until the list was read. */
  rule: Untriaged | null;
  /** From 0. */
  page: number;
  hasNext: boolean;
  /** When the page was read, milliseconds since 1970. */
  readAt: number;
  /** Whether a page is being read while another one is shown. */
  isReading: boolean;
  filter: QueueFilter;
  /** The issue whose proposals are open. */
  openId: string | null;
  /** Issues that are to be accepted together, on whatever page they are. */
  selected: QueueRow[];
  /** The issue about which this person decided last, here. */
  lastDecided: DecidedIssue | null;
  /** Account ids of those who are on an issue as well, by its id. */
  others: Readonly<Record<string, string[]>>;
  /** Counts how often the keyboard focus has to go to the first button. */
  focusMoves: number;
}

export interface DecidedIssue {
  id: string;
  key: string;
}

export const INITIAL_MODEL: QueueModel = {
  kind: 'loading',
  error: null,
  missing: [],
  badQuery: null,
  rows: [],
  notes: {},
  total: null,
  model: null,
  rule: null,
  page: 0,
  hasNext: false,
  readAt: 0,
  isReading: false,
  filter: EVERYTHING,
  openId: null,
  selected: [],
  lastDecided: null,
  others: {},
  focusMoves: 0,
};
