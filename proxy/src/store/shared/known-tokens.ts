import type { TokenRecord } from '../../access/token-record';
import type { Stopwatch } from '../../clock';
import type { PostgresTokens } from './postgres-tokens';
import type { RedisKeys } from './redis-keys';
import type { RedisLink } from './redis-link';
import { StoreAway } from './store-away';

/** The stamp of a revoked token. It holds even if PostgreSQL goes back to before the revocation. */
export const REVOKED = 'revoked';
/** After so long PostgreSQL confirms what is known of a token, beside the calls. */
const CONFIRM_MS = 60_000;
const MOST_TOKENS = 50_000;

export interface KnownToken {
  record: TokenRecord | null;
  /** What Redis said of it before the record was read. */
  stamp: string;
  /** Whether PostgreSQL was asked for this very request: then it needs no stamp. */
  isRead: boolean;
}

interface Entry {
  record: TokenRecord;
  stamp: string;
  confirmedAt: number;
}

export interface KnownTokensOptions {
  postgres: PostgresTokens;
  link: RedisLink;
  keys: RedisKeys;
  stopwatch: Stopwatch;
  /** How long a token is accepted after PostgreSQL last confirmed it. */
  graceMs: number;
}

/**
 * Tokens that were used before, so that an ordinary call asks PostgreSQL nothing. Each is known together with its stamp in
 * Redis, which every change of a token replaces: as long as the stamp is the same, so is the record. While Redis is away,
 * nothing is known, and PostgreSQL is asked.
 */
export class KnownTokens {
  private readonly entries = new Map<string, Entry>();
  private readonly loads = new Map<string, Promise<KnownToken>>();

  constructor(private readonly options: KnownTokensOptions) {}

  /** @throws StoreAway */
  async find(id: string): Promise<KnownToken> {
    const { link, stopwatch, graceMs } = this.options;
    const entry = this.entries.get(id);
    // While Redis is away nothing shows whether a reading under way began before a change.
    if (!link.isUp) return this.read(id);
    if (entry === undefined) return { ...(await this.load(id)), isRead: false };
    const age = stopwatch() - entry.confirmedAt;
    if (age > graceMs) return { ...(await this.load(id)), isRead: false };
    // A caller does not wait for that, and while PostgreSQL is away it fails.
    if (age > CONFIRM_MS) void this.load(id).catch(() => undefined);
    return { record: entry.record, stamp: entry.stamp, isRead: false };
  }

  forget(id: string): void {
    this.entries.delete(id);
  }

  /** After Redis was away: it may not have been told of changes meanwhile. */
  forgetAll(): void {
    this.entries.clear();
  }

  private load(id: string): Promise<KnownToken> {
    const known = this.loads.get(id);
    if (known !== undefined) return known;
    const load = this.read(id).finally(() => this.loads.delete(id));
    this.loads.set(id, load);
    return load;
  }

  private async read(id: string): Promise<KnownToken> {
    const { postgres, link, keys, stopwatch } = this.options;
    // Before the record: a change in between then shows as another stamp.
    const stamp = await link
      .ask((redis) => redis.get(keys.stamp(id)))
      .catch((error: unknown) => {
        if (error instanceof StoreAway) return null;
        throw error;
      });
    const found = await postgres.find(id);
    const record = found !== null && stamp === REVOKED ? { ...found, revokedAt: found.revokedAt ?? found.createdAt } : found;
    const known = stamp ?? '';
    this.entries.delete(id);
    // Unknown ids are not kept: anybody can make up any number of them.
    if (record !== null) this.entries.set(id, { record, stamp: known, confirmedAt: stopwatch() });
    const [oldest] = this.entries.keys();
    if (this.entries.size > MOST_TOKENS && oldest !== undefined) this.entries.delete(oldest);
    return { record, stamp: known, isRead: true };
  }
}
