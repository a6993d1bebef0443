import type { TokenRecord } from './token-record';

/** One act of administration. It names a token by its id, and never holds the token. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  at: string;
  /** Who ran the command: the user and the machine, or what `--actor` says. */
  actor: string;
  action: 'create' | 'rotate' | 'revoke' | 'prune';
  tokenId: string;
  tenant: string;
}

/** What an act of administration changes, all of it or nothing. */
export interface LedgerChange<Result> {
  /** New records, and known ones in their new state. */
  changed: readonly TokenRecord[];
  removed: readonly TokenRecord[];
  audit: readonly AuditEntry[];
  result: Result;
}

/** Where tokens are kept, for whoever administers them. The service itself only looks them up. */
export interface TokenLedger {
  read(): Promise<TokenRecord[]>;
  /** The latest acts of administration, the newest first. */
  readAudit(limit: number): Promise<AuditEntry[]>;
  /**
   * Applies one change while nobody else can make another.
   * @throws Error with a text for the operator when it cannot be made, or instances cannot be told of it
   */
  change<Result>(decide: (records: readonly TokenRecord[]) => LedgerChange<Result>): Promise<Result>;
  close(): Promise<void>;
}
