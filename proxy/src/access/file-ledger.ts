import { existsSync } from 'node:fs';
import { readTokenFile } from './token-file-reader';
import { changeTokenFile } from './token-file-writer';
import type { AuditEntry, LedgerChange, TokenLedger } from './token-ledger';
import type { TokenRecord } from './token-record';

/** A file is read whole by the service after each change, so that its audit must not grow without bound. */
const MOST_AUDIT_ENTRIES = 10_000;

/** Tokens in one JSON file, replaced whole under a lock between processes. */
export class FileLedger implements TokenLedger {
  constructor(private readonly path: string) {}

  async read(): Promise<TokenRecord[]> {
    return readTokenFile(this.path).tokens;
  }

  /** As `read`, of a file that has to be there. @throws Error */
  async readExisting(): Promise<TokenRecord[]> {
    if (!existsSync(this.path)) throw new Error(`There is no token store at ${this.path}.`);
    return this.read();
  }

  async readAudit(limit: number): Promise<AuditEntry[]> {
    return readTokenFile(this.path).audit.toReversed().slice(0, limit);
  }

  change<Result>(decide: (records: readonly TokenRecord[]) => LedgerChange<Result>): Promise<Result> {
    return changeTokenFile(this.path, (file) => {
      const { changed, removed, audit, result } = decide(file.tokens);
      const records = new Map(file.tokens.map((record) => [record.id, record]));
      for (const record of changed) records.set(record.id, record);
      for (const { id } of removed) records.delete(id);
      file.tokens = [...records.values()];
      file.audit = [...file.audit, ...audit].slice(-MOST_AUDIT_ENTRIES);
      return result;
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
