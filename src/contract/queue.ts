import type { Definitions } from './definitions';
import type { ErrorBody, MissingSetting } from './error-body';
import type { Listening } from './live';
import type { PanelAnswers, PanelState } from './panel';
import type { BatchIssue, queuePayloads } from './queue-payloads';
import type { Untriaged } from './untriaged';

/** Another issue that may be the same as one of the list. */
export interface LikelyDuplicate {
  id: string;
  key: string;
  summary: string;
  /** Words of both summaries that say so, five at most, in lower case. */
  shared: string[];
  /** Whether Jira knows the two as duplicates already. */
  isLinked: boolean;
}

/** An untriaged issue, as this person sees it. */
export interface QueueRow {
  id: string;
  key: string;
  summary: string;
  /** ISO 8601, as Jira gives it. */
  createdAt: string;
  /** What the issue's own panel shows, without the values that the person could pick beside the proposals. */
  panel: Exclude<PanelState, { kind: 'not-configured' }>;
  /** The likeliest first; none where they were not asked for. */
  duplicates: LikelyDuplicate[];
}

export type QueueState =
  | { kind: 'not-configured'; missing: MissingSetting[] }
  /** Jira refuses the project's own query, with these words to this person. */
  | { kind: 'bad-query'; jql: string; faults: string[] }
  /**
   * `next` continues the list; null at its end. `total`: about how many there are; null where Jira did not say. `model`:
   * what would be asked for proposals, so many times a minute at most; null for the built-in provider, which calls nobody. `rule`: what counts as untriaged here.
   */
  | {
      kind: 'list';
      rows: QueueRow[];
      next: string | null;
      total: number | null;
      model: { name: string; perMinute: number } | null;
      rule: Untriaged;
    };

/** What came of preparing an issue: its proposals are ready or under way, it is not there for this person, or why there are none. */
export interface PreparedIssue {
  id: string;
  outcome: 'ready' | 'working' | 'gone' | 'failed';
  /** What its row shows by now, where this call changed it. */
  panel?: QueueRow['panel'];
  error?: ErrorBody;
}

/** What this person accepted at once, as far as it stands: not what was undone since, or never written. */
export interface AcceptedBatch {
  /** ISO 8601; null where nothing of it stands. */
  at: string | null;
  /** Those that the person may see. */
  issues: (BatchIssue & { key: string })[];
}

/** What each of the triage page's resolver functions answers. */
export interface QueueAnswers extends Pick<
  PanelAnswers,
  | 'suggestTriage'
  | 'findSimilar'
  | 'cancelRun'
  | 'applyTriage'
  | 'undoTriage'
  | 'dismissTriage'
  | 'linkDuplicate'
  | 'unlinkDuplicate'
  | 'attend'
> {
  getQueue: QueueState;
  /**
   * Issues that there was no time for are not in the answer. `points`: what Jira charged for reading. `stopped`: a budget is
   * used up, and the rest was left alone.
   */
  prepareIssues: { issues: PreparedIssue[]; points: number; stopped?: ErrorBody };
  getIssue: PanelState;
  noteBatch: Record<string, never>;
  getBatch: AcceptedBatch;
  /** Tokens for those of the issues that this person may see. */
  listenToIssues: Listening;
}

export type QueueDefinitions = Definitions<typeof queuePayloads, QueueAnswers>;
