import type { Capabilities } from '../contract/admin';
import type { ErrorBody } from '../contract/error-body';
import type { FieldChange } from '../contract/panel';
import type { FieldValue } from '../contract/triage-field';
import type { ActivityStore } from './activity-store';
import type { TokenUsage } from './endpoint-port';
import type { EventStore } from './event-store';
import type { SettingsStore } from './settings-store';
import type { UpkeepStore } from './upkeep-store';

/** A token and the one origin that it may be sent to. */
export interface StoredToken {
  token: string;
  origin: string;
}

export interface StoredCapabilities extends Capabilities {
  baseUrl: string;
  model: string;
  /** Context length of the model in tokens, where the server told it; absent when it was never asked. */
  contextTokens?: number | null;
}

/** One call to the model for one issue. It carries the id of the suggestion that it will become. */
export interface StoredRun {
  id: string;
  /** Counts the runs of an issue, so that each number can be taken by one caller alone. */
  sequence: number;
  state: 'working' | 'cancelled' | 'failed';
  /** Whether it was handed to the queue. */
  isInBackground: boolean;
  /** Of what was asked: a second person who asks the same shares the run. */
  inputHash: string;
  startedAt: number;
  /** Milliseconds since 1970; a run that still works after it has died. */
  deadline: number;
  failure?: ErrorBody;
}

/** The newest run of an issue, and what it asks. Of several who began the same one at once, the id may be any's. */
export type StoredRunHead = Pick<StoredRun, 'id' | 'sequence' | 'inputHash'>;

export interface StoredProposal {
  value: FieldValue;
  confidence: number;
  reason: string;
}

/** What the model proposed, judged. No issue text; `reason` is derived from it, hence the expiry. */
export interface StoredSuggestion {
  id: string;
  issueId: string;
  createdAt: number;
  expiresAt: number;
  /** The priority when the suggestion was made: accepting another one is refused when it has changed. */
  priorityThen: FieldValue | null;
  proposals: { priority: StoredProposal[]; components: StoredProposal[]; labels: StoredProposal[] };
  model: string;
  promptVersion: string;
  durationMs: number;
  descriptionCharacters: number;
  /** Ids of the similar issues that were shown to the model, most similar first. */
  evidenceIds: string[];
  /** SHA-256 of the cleaned text. */
  textHash: string;
  /** SHA-256 of all that decided the answer. */
  inputHash: string;
}

/** Which suggestion of an issue is the newest, and what it answers. */
export interface StoredLatest {
  id: string;
  inputHash: string;
}

/** How long calls to an endpoint took lately. */
export interface StoredPace {
  baseUrl: string;
  model: string;
  /** Until when runs go to the queue at once, milliseconds since 1970. */
  slowUntil: number;
}

/** What became of a suggestion. `applying` and `undoing` are intents, written before Jira is called. */
export interface StoredDecision {
  suggestionId: string;
  state: 'applying' | 'applied' | 'undoing' | 'undone' | 'dismissed';
  at: number;
  changes: FieldChange[];
}

/** Which slots of the budgets should be free next. Only a hint: the last write wins. */
export interface BudgetHint {
  /** Days since 1970, UTC. */
  day: number;
  site: number;
  /** Minutes since 1970. */
  minute: number;
  /** By pseudonym, for this minute. */
  people: Record<string, number>;
}

/** A numbered slot of a budget. */
export interface ClaimedSlot {
  budget: string;
  slot: number;
  ttlSeconds: number;
}

/** Forge storage of this installation. Every method rejects with a `TriageError`. */
export interface StorePort extends SettingsStore, EventStore, ActivityStore, UpkeepStore {
  readToken(): Promise<StoredToken | null>;
  writeToken(token: StoredToken | null): Promise<void>;
  readCapabilities(): Promise<StoredCapabilities | null>;
  writeCapabilities(capabilities: StoredCapabilities): Promise<void>;
  /** Until when searches for similar issues rest, milliseconds since 1970. */
  readEvidencePause(): Promise<number | null>;
  pauseEvidence(until: number): Promise<void>;
  /** The newest run's number. Only a hint: the last write wins, and a late one may name an older run. */
  readRunHead(issueId: string): Promise<StoredRunHead | null>;
  writeRunHead(issueId: string, head: StoredRunHead): Promise<void>;
  readRun(issueId: string, sequence: number): Promise<StoredRun | null>;
  /** False when there is a run with this sequence number already: the caller lost the race. */
  createRun(issueId: string, run: StoredRun): Promise<boolean>;
  writeRun(issueId: string, run: StoredRun): Promise<void>;
  deleteRun(issueId: string, sequence: number): Promise<void>;
  /** Makes this the given attempt of a run in the background; false when another delivery made it already. */
  claimAttempt(runId: string, attempt: number, at: number): Promise<boolean>;
  /** When the given attempt began, milliseconds since 1970. */
  readAttempt(runId: string, attempt: number): Promise<number | null>;
  readPace(): Promise<StoredPace | null>;
  writePace(pace: StoredPace | null): Promise<void>;
  readLatest(issueId: string): Promise<StoredLatest | null>;
  writeLatest(issueId: string, latest: StoredLatest | null): Promise<void>;
  /** Null when there is none or it has expired. */
  readSuggestion(issueId: string, id: string): Promise<StoredSuggestion | null>;
  writeSuggestion(suggestion: StoredSuggestion): Promise<void>;
  deleteSuggestion(issueId: string, id: string): Promise<void>;
  readDecision(issueId: string, suggestionId: string): Promise<StoredDecision | null>;
  /** False when there is a decision already: the caller lost the race. */
  createDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<boolean>;
  writeDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<void>;
  deleteDecision(issueId: string, suggestionId: string): Promise<void>;
  /** Secret of this installation, for keys that must not hold an account id. Null before it was made. */
  readInstallationSecret(): Promise<string | null>;
  /** The same, made if there is none. */
  ensureInstallationSecret(): Promise<string>;
  readBudgetHint(): Promise<BudgetHint | null>;
  writeBudgetHint(hint: BudgetHint): Promise<void>;
  /** Claims a numbered slot of a budget until it expires; false when it is taken. */
  claimSlot(slot: ClaimedSlot): Promise<boolean>;
  /** Notes in a slot that this caller claimed what the call used. */
  noteUsage(slot: ClaimedSlot, usage: TokenUsage): Promise<void>;
  /** Gives back a slot that this caller claimed. */
  releaseSlot(slot: ClaimedSlot): Promise<void>;
}
