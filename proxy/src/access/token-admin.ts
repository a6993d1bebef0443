import type { Clock } from '../clock';
import { createToken, hashSecret } from './token';
import type { AuditEntry, LedgerChange, TokenLedger } from './token-ledger';
import type { TokenRecord } from './token-record';

export interface NewToken {
  tenant: string;
  plan: string;
  models: string[] | null;
  quotas: TokenRecord['quotas'];
  expiresAt: string | null;
}

/** Shown once: nothing can bring `token` back. */
export interface IssuedToken {
  token: string;
  record: TokenRecord;
}

/** Which tokens an operation is about. */
export type TokenChoice = { id: string } | { tenant: string } | { all: true };

function isChosen(record: TokenRecord, choice: TokenChoice): boolean {
  if ('id' in choice) return record.id === choice.id;
  return 'all' in choice || record.tenant === choice.tenant;
}

/** Tokens that still open something. */
function isLive(record: TokenRecord, now: string): boolean {
  return record.revokedAt === null && (record.expiresAt === null || record.expiresAt > now);
}

/** ISO times sort as text, and after all of them this does. */
const NEVER = '~';

function endOf({ revokedAt, expiresAt }: TokenRecord): string {
  const [revoked, expires] = [revokedAt ?? NEVER, expiresAt ?? NEVER];
  return revoked < expires ? revoked : expires;
}

function endsSooner(record: TokenRecord, ours: TokenRecord): boolean {
  return ours.revokedAt === null && endOf(record) < endOf(ours);
}

function withEndOf({ revokedAt, expiresAt, isReplaced }: TokenRecord, ours: TokenRecord): TokenRecord {
  return { ...ours, revokedAt, expiresAt, isReplaced: ours.isReplaced || isReplaced };
}

function issue(options: NewToken, now: string): IssuedToken {
  const { id, secret, token } = createToken();
  return { token, record: { id, hash: hashSecret(secret), ...options, createdAt: now, revokedAt: null, isReplaced: false } };
}

/** The operations on tokens, each one atomic change of the ledger and noted in its audit. */
export class TokenAdmin {
  constructor(
    private readonly ledger: TokenLedger,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  list(): Promise<TokenRecord[]> {
    return this.ledger.read();
  }

  /** The latest acts of administration, the newest first. */
  audit(limit: number): Promise<AuditEntry[]> {
    return this.ledger.readAudit(limit);
  }

  async create(options: NewToken): Promise<IssuedToken> {
    const [issued] = await this.createMany([options]);
    if (issued === undefined) throw new Error('No token was created.');
    return issued;
  }

  /** All of them or none, in the order given. */
  createMany(options: readonly NewToken[]): Promise<IssuedToken[]> {
    return this.ledger.change(() => {
      const now = this.now();
      const issued = options.map((each) => issue(each, now));
      const records = issued.map(({ record }) => record);
      return { changed: records, removed: [], audit: this.entries('create', records, now), result: issued };
    });
  }

  /**
   * Takes over records of another store, whose tokens go on working, and returns what that changed. Of those that are known
   * it takes over that they end: the other store may have gone on being used until the last instance left it.
   */
  adopt(records: readonly TokenRecord[]): Promise<TokenRecord[]> {
    return this.ledger.change((known) => {
      const now = this.now();
      const byId = new Map(known.map((record) => [record.id, record]));
      const adopted = records.filter(({ id }) => !byId.has(id));
      const ended = records.flatMap((record) => {
        const ours = byId.get(record.id);
        return ours === undefined || !endsSooner(record, ours) ? [] : [withEndOf(record, ours)];
      });
      return {
        changed: [...adopted, ...ended],
        removed: [],
        audit: [...this.entries('create', adopted, now), ...this.entries('revoke', ended, now)],
        result: [...adopted, ...ended],
      };
    });
  }

  /**
   * A successor for each chosen live token; the old ones end after `graceMs`, or sooner if they would anyway. Tokens that
   * an earlier rotation replaced get no second successor, so that repeating one within its grace period doubles nothing.
   * @throws Error when no live token is chosen: whoever replaces a leaked one must not take a mistyped id for done
   */
  rotate(choice: TokenChoice, graceMs: number): Promise<IssuedToken[]> {
    return this.ledger.change((records) => {
      const now = this.now();
      const end = new Date(this.clock() + graceMs).toISOString();
      const chosen = records.filter((record) => isLive(record, now) && isChosen(record, choice));
      if (chosen.length === 0) throw new Error('No valid token matches. Nothing was rotated.');
      const issued = chosen
        .filter(({ isReplaced }) => !isReplaced)
        .map(({ tenant, plan, models, quotas, expiresAt }) => issue({ tenant, plan, models, quotas, expiresAt }, now));
      const ended = chosen.map((old) => {
        if (graceMs === 0) return { ...old, isReplaced: true, revokedAt: now };
        return { ...old, isReplaced: true, expiresAt: old.expiresAt !== null && old.expiresAt < end ? old.expiresAt : end };
      });
      const created = issued.map(({ record }) => record);
      return {
        changed: [...ended, ...created],
        removed: [],
        audit: [...this.entries('rotate', ended, now), ...this.entries('create', created, now)],
        result: issued,
      };
    });
  }

  /** Ends tokens at once and returns their records. */
  revoke(choice: TokenChoice): Promise<TokenRecord[]> {
    return this.ledger.change((records) => {
      const now = this.now();
      const revoked = records
        .filter((record) => record.revokedAt === null && isChosen(record, choice))
        .map((record) => ({ ...record, revokedAt: now }));
      return { changed: revoked, removed: [], audit: this.entries('revoke', revoked, now), result: revoked };
    });
  }

  /** Forgets tokens that ended more than `olderThanMs` ago, and returns how many. */
  prune(olderThanMs: number): Promise<number> {
    return this.ledger.change((records): LedgerChange<number> => {
      const limit = new Date(this.clock() - olderThanMs).toISOString();
      const removed = records.filter(({ revokedAt, expiresAt }) => (revokedAt ?? NEVER) < limit || (expiresAt ?? NEVER) < limit);
      return { changed: [], removed, audit: this.entries('prune', removed, this.now()), result: removed.length };
    });
  }

  close(): Promise<void> {
    return this.ledger.close();
  }

  private entries(action: AuditEntry['action'], records: readonly TokenRecord[], at: string): AuditEntry[] {
    return records.map(({ id, tenant }) => ({ at, actor: this.actor, action, tokenId: id, tenant }));
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
