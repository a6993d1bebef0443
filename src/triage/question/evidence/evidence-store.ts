/** Searches for similar issues rest after Jira refused one for its quota. Every method rejects with a `TriageError`. */
export interface EvidenceStore {
  /** Until when searches for similar issues rest, milliseconds since 1970. */
  readEvidencePause(): Promise<number | null>;
  pauseEvidence(until: number): Promise<void>;
}
