import type { FieldValue, TriageField } from '../../contract/triage-field';

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
  /** What stood in the fields that accepting replaces when the suggestion was made: it is refused when that has changed. */
  valuesThen: Partial<Record<TriageField, FieldValue[]>>;
  proposals: Record<TriageField, StoredProposal[]>;
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

/** The suggestions of each issue. Every method rejects with a `TriageError`. */
export interface SuggestionStore {
  readLatest(issueId: string): Promise<StoredLatest | null>;
  writeLatest(issueId: string, latest: StoredLatest | null): Promise<void>;
  /** Null when there is none or it has expired. */
  readSuggestion(issueId: string, id: string): Promise<StoredSuggestion | null>;
  writeSuggestion(suggestion: StoredSuggestion): Promise<void>;
  deleteSuggestion(issueId: string, id: string): Promise<void>;
}
