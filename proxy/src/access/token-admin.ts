import type { Clock } from '../clock';
import { createToken, hashSecret } from './token';
import { changeTokenFile } from './token-file-writer';
import { readTokenFile } from './token-file-reader';
import type { TokenFile, TokenRecord } from './token-record';

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

function add(file: TokenFile, options: NewToken, now: string): IssuedToken {
  const { id, secret, token } = createToken();
  const record: TokenRecord = { id, hash: hashSecret(secret), ...options, createdAt: now, revokedAt: null, isReplaced: false };
  file.tokens.push(record);
  return { token, record };
}

/** The operations on a token store, each one atomic change of its file. */
export class TokenAdmin {
  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {}

  list(): TokenRecord[] {
    return readTokenFile(this.path).tokens;
  }

  async create(options: NewToken): Promise<IssuedToken> {
    return changeTokenFile(this.path, (file) => add(file, options, this.now()));
  }

  /**
   * A successor for each chosen live token; the old ones end after `graceMs`, or sooner if they would anyway. Tokens that
   * an earlier rotation replaced get no second successor, so that repeating one within its grace period doubles nothing.
   */
  async rotate(choice: TokenChoice, graceMs: number): Promise<IssuedToken[]> {
    return changeTokenFile(this.path, (file) => {
      const now = this.now();
      const end = new Date(this.clock() + graceMs).toISOString();
      return file.tokens
        .filter((record) => isLive(record, now) && isChosen(record, choice))
        .flatMap((old) => {
          const { tenant, plan, models, quotas, expiresAt } = old;
          const issued = old.isReplaced ? [] : [add(file, { tenant, plan, models, quotas, expiresAt }, now)];
          old.isReplaced = true;
          if (graceMs === 0) old.revokedAt = now;
          else old.expiresAt = expiresAt !== null && expiresAt < end ? expiresAt : end;
          return issued;
        });
    });
  }

  /** Ends tokens at once and returns their records. */
  async revoke(choice: TokenChoice): Promise<TokenRecord[]> {
    return changeTokenFile(this.path, (file) => {
      const chosen = file.tokens.filter((record) => record.revokedAt === null && isChosen(record, choice));
      chosen.forEach((record) => (record.revokedAt = this.now()));
      return chosen;
    });
  }

  /** Forgets tokens that ended more than `olderThanMs` ago. */
  async prune(olderThanMs: number): Promise<number> {
    return changeTokenFile(this.path, (file) => {
      const limit = new Date(this.clock() - olderThanMs).toISOString();
      const kept = file.tokens.filter(({ revokedAt, expiresAt }) => !((revokedAt ?? '~') < limit || (expiresAt ?? '~') < limit));
      const removed = file.tokens.length - kept.length;
      file.tokens = kept;
      return removed;
    });
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
