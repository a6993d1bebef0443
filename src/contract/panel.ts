import type { Definitions, Payload } from './definitions';
import type { ErrorBody, MissingSetting } from './error-body';
import type { Grounds } from './grounds';
import type { Listening } from './live';
import type { panelPayloads } from './panel-payloads';
import type { FieldValue, TriageField } from './triage-field';

/** How sure the model says it is, in words: `low` is below the field's minimum, `high` the upper half above it; `unknown` when it did not say so readably. */
export type ConfidenceLevel = 'high' | 'medium' | 'low' | 'unknown';

/** One proposed value. */
export interface ProposalView {
  value: FieldValue;
  /** 0 to 1; null when unknown, which reaches no minimum but 0. */
  confidence: number | null;
  level: ConfidenceLevel;
  /** Plain text, at most 280 characters. May be empty. */
  reason: string;
  /** What a reason of the built-in provider says, for readers of another language: see `explain`. */
  grounds?: Grounds;
  /** Whether the panel ticks it beforehand. */
  preselected: boolean;
  /** Why it is not ticked beforehand, when it is not. */
  heldBack?: 'below-minimum' | 'would-overwrite' | 'inflated';
  /** With `inflated`: the part of the project's past issues that are as urgent or more so, 0 to 1. */
  asUrgent?: number;
}

/** A field on this issue. A field that the administrator switched off is left out altogether. */
export interface FieldView {
  field: TriageField;
  /** False when the issue's edit screen, project or workflow does not offer the field. */
  available: boolean;
  /** What the issue has now; one value at most where accepting another replaces it. */
  current: FieldValue[];
  /** The value is what Jira gives to new issues, which counts as unset. */
  currentIsDefault: boolean;
  proposals: ProposalView[];
  /** What the person may pick: on the allowlist, possible on this issue, and not there already. */
  options: FieldValue[];
  minConfidence: number;
  /** Somebody replaced the value since the suggestion was made, so that nothing of it can be accepted any more. */
  changedSince?: true;
}

/** What an accepted suggestion changed in one field. */
export interface FieldChange {
  field: TriageField;
  added: FieldValue[];
  /** Where the value was replaced: the one before. */
  from?: FieldValue | null;
}

export type SuggestionOutcome =
  | { kind: 'open' }
  | { kind: 'applied'; at: string; changes: FieldChange[] }
  | { kind: 'undone'; at: string; changes: FieldChange[] }
  | { kind: 'dismissed'; at: string };

/** A resolved issue that the suggestion rests on. */
export interface SimilarIssueView {
  id: string;
  key: string;
  summary: string;
  /** Names of what people chose. */
  values: Record<TriageField, string[]>;
}

/** An issue that reads like another one. */
export interface AlikeIssueView extends SimilarIssueView {
  /** Telling words of its summary that the other issue has as well, as they stand there and in lower case. */
  shared: string[];
}

/** What reads like an issue: what waits in the project beside it, and what was resolved. Most similar first. */
export interface AlikeIssues {
  open: AlikeIssueView[];
  similar: AlikeIssueView[];
  /** Those of both that Jira knows as duplicates of it already. */
  linkedIds: string[];
}

/** A stored suggestion, as the person who looks at it may see it. Times are ISO 8601 in UTC. */
export interface SuggestionView {
  id: string;
  createdAt: string;
  expiresAt: string;
  outcome: SuggestionOutcome;
  /** Whether this person may edit this issue; without it the proposals are read-only. */
  canEdit: boolean;
  fields: FieldView[];
  /** Most similar first; empty when there is no evidence. */
  similar: SimilarIssueView[];
  model: string;
  /** Past issues of the project that the built-in provider had learned from; null where a model answered. */
  learnedFrom: number | null;
  /** Past issues of the project that a model's answer was weighed against; null where nothing was learned, or no model answered. */
  weighedAgainst: number | null;
  durationMs: number;
  /** Code points of the description that were sent. */
  descriptionCharacters: number;
}

/** A call that is under way. Times are ISO 8601 in UTC. */
export interface RunView {
  id: string;
  startedAt: string;
  deadline: string;
  /** Whether it goes on in the background, because the endpoint takes longer than an answer may. */
  isInBackground: boolean;
}

export type PanelState =
  | { kind: 'not-configured'; missing: MissingSetting[] }
  /** `withheld`: there is a suggestion, but it rests on issues that this person may not see. `obstacle`: why asking would be refused. */
  | { kind: 'ready'; lastFailure?: ErrorBody; withheld?: true; obstacle?: ErrorBody }
  | { kind: 'working'; run: RunView }
  /** `lastFailure`: a newer run than the suggestion's failed. */
  | { kind: 'suggestion'; suggestion: SuggestionView; lastFailure?: ErrorBody };

export type SuggestOutcome =
  /** `unchanged`: nothing that the model would see has changed, so this is the stored suggestion and no call was made. */
  { status: 'ready'; suggestion: SuggestionView; unchanged?: true } | { status: 'pending'; run: RunView };

/** What the person accepted: ids of values. A field without any stays as it is. */
export type AcceptedValues = Payload<typeof panelPayloads, 'applyTriage'>['accepted'];

/** What each of the panel's resolver functions answers. */
export interface PanelAnswers {
  getPanel: PanelState;
  /** Whether this person administers the site: asked only where the answer changes what the panel says. */
  getViewer: { isAdministrator: boolean };
  suggestTriage: SuggestOutcome;
  /**
   * Past issues that read like this one, by what was learned of the project: looked for when somebody asks. `linkedIds`: those
   * that Jira knows as its duplicates already.
   */
  findSimilar: AlikeIssues;
  cancelRun: PanelState;
  applyTriage: { suggestion: SuggestionView };
  undoTriage: { suggestion: SuggestionView };
  dismissTriage: { suggestion: SuggestionView };
  /** `isNew`: whether this call made the link; `linkId` takes it back, where Jira told it. */
  linkDuplicate: { linkId: string | null; isNew: boolean };
  unlinkDuplicate: Record<string, never>;
  /** The next untriaged issue of the project; null when none is left. */
  findNextIssue: { key: string | null };
  /** What the page hears changes of this issue's suggestion with. */
  listen: Listening;
  attend: Record<string, never>;
}

export type PanelDefinitions = Definitions<typeof panelPayloads, PanelAnswers>;
