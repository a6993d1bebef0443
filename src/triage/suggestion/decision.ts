import type { FieldChange } from '../../contract/panel';

/** What became of a suggestion. `applying` and `undoing` are intents, written before Jira is called. */
export interface StoredDecision {
  suggestionId: string;
  state: 'applying' | 'applied' | 'undoing' | 'undone' | 'dismissed';
  at: number;
  changes: FieldChange[];
}

/** What became of each suggestion. Every method rejects with a `TriageError`. */
export interface DecisionStore {
  readDecision(issueId: string, suggestionId: string): Promise<StoredDecision | null>;
  /** False when there is a decision already: the caller lost the race. */
  createDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<boolean>;
  writeDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<void>;
  deleteDecision(issueId: string, suggestionId: string): Promise<void>;
}
