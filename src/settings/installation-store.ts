/** What this installation alone knows. Every method rejects with a `TriageError`. */
export interface InstallationStore {
  /** Secret of this installation, for keys that must not hold an account id. Null before it was made. */
  readInstallationSecret(): Promise<string | null>;
  /** The same, made if there is none. */
  ensureInstallationSecret(): Promise<string>;
}
