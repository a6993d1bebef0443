import type { Capabilities } from '../contract/admin';
import type { ErrorBody } from '../contract/error-body';
import type { FieldChange } from '../contract/panel';
import type { FieldValue } from '../contract/triage-field';
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
  state: 'working' | 'cancelled' | 'failed';
  startedAt: number;
  /** Milliseconds since 1970; a run that still works after it has died. */
  deadline: number;
  failure?: ErrorBody;
}

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

/** Forge storage of this installation. Every method rejects with a `TriageError`. */
export interface StorePort extends SettingsStore, EventStore, UpkeepStore {
  readToken(): Promise<StoredToken | null>;
  writeToken(token: StoredToken | null): Promise<void>;
  readCapabilities(): Promise<StoredCapabilities | null>;
  writeCapabilities(capabilities: StoredCapabilities): Promise<void>;
  /** Until when searches for similar issues rest, milliseconds since 1970. */
  readEvidencePause(): Promise<number | null>;
  pauseEvidence(until: number): Promise<void>;
  readRun(issueId: string): Promise<StoredRun | null>;
  writeRun(issueId: string, run: StoredRun): Promise<void>;
  /** Id of the issue's newest suggestion. */
  readLatest(issueId: string): Promise<string | null>;
  writeLatest(issueId: string, suggestionId: string | null): Promise<void>;
  /** Null when there is none or it has expired. */
  readSuggestion(issueId: string, id: string): Promise<StoredSuggestion | null>;
  writeSuggestion(suggestion: StoredSuggestion): Promise<void>;
  readDecision(issueId: string, suggestionId: string): Promise<StoredDecision | null>;
  /** False when there is a decision already: the caller lost the race. */
  createDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<boolean>;
  writeDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<void>;
  deleteDecision(issueId: string, suggestionId: string): Promise<void>;
  /** Secret of this installation, made on first use, for keys that must not hold an account id. */
  readInstallationSecret(): Promise<string>;
  readBudgetHint(): Promise<BudgetHint | null>;
  writeBudgetHint(hint: BudgetHint): Promise<void>;
  /** Claims a numbered slot of a budget until it expires; false when it is taken. */
  claimSlot(budget: string, slot: number, ttlSeconds: number): Promise<boolean>;
  /** Gives back a slot that this caller claimed. */
  releaseSlot(budget: string, slot: number): Promise<void>;
}
