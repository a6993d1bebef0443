import type { Caller } from '../../access/caller';
import { delayOfRefusal, FailedAttempts, FORGET_AFTER_MS } from '../../access/failed-attempts';
import { burstOf } from '../../access/quota-counter';
import type { TokenLedger } from '../../access/token-ledger';
import type { Clock, Stopwatch } from '../../clock';
import type { Environment } from '../../config/read-secret';
import type { SharedStoreConfig } from '../../config/shared-store-schema';
import { ApiError } from '../../errors/api-error';
import type { FairQueueOptions } from '../../flow/fair-queue';
import { LocalLimits } from '../local-limits';
import type { Admission, CheckToken, Store, StoreState } from '../store';
import { KnownTokens, type KnownToken } from './known-tokens';
import { createPool, postgresOptions } from './postgres';
import { PostgresLedger } from './postgres-ledger';
import { PostgresTokens } from './postgres-tokens';
import { createRedis } from './redis-connection';
import { RedisKeys } from './redis-keys';
import { RedisLink } from './redis-link';
import { createScripts, type Scripts } from './scripts';
import { SharedLimits } from './shared-limits';
import { StoreAway } from './store-away';

const RETRY_AFTER_SECONDS = 5;
/** A token that changes faster than it can be read is left to the next request. */
const MOST_READINGS = 5;
const OPEN_MS = 5_000;
const LOOK_MS = 20;

export interface SharedStoreParts {
  environment: Environment;
  clock: Clock;
  stopwatch: Stopwatch;
  say: (line: string) => void;
}

/** Tokens in PostgreSQL, everything that is counted in Redis: for any number of instances. */
export class SharedStore implements Store {
  private readonly keys: RedisKeys;
  private readonly scripts: Scripts;
  private readonly link: RedisLink;
  private readonly messages;
  private readonly postgres: PostgresTokens;
  private readonly tokens: KnownTokens;
  private readonly limits: SharedLimits;
  /** While Redis is away: this instance's part of everything. */
  private readonly alone: LocalLimits;
  private readonly failedAttempts: FailedAttempts;
  /** What was said of Redis since it last answered; nothing before the start is over. */
  private saidOfRedis: Set<string> | null = null;

  constructor(
    private readonly config: SharedStoreConfig,
    queue: FairQueueOptions,
    private readonly parts: SharedStoreParts,
  ) {
    const { stopwatch, environment, clock, say } = parts;
    this.keys = new RedisKeys(config.redis.prefix);
    this.scripts = createScripts(this.keys);
    const redis = createRedis(config.redis, environment);
    this.link = new RedisLink({
      redis,
      keys: this.keys,
      scripts: this.scripts,
      answerMs: config.redis.answerMs,
      instance: config.instance,
      stopwatch,
      activeCalls: () => this.limits.takeStock(),
      onAway: (reason) => {
        this.saidOfRedis = new Set([reason]);
        say(`Redis is away (${reason}): this instance counts its part of each quota by itself.`);
        // A connection that died without a word would never tell of anything again.
        this.messages.disconnect(true);
      },
      onStillAway: (reason) => {
        if (this.saidOfRedis === null || this.saidOfRedis.has(reason)) return;
        this.saidOfRedis.add(reason);
        say(`Redis still does not answer (${reason}).`);
      },
      onJoined: () => {
        this.tokens.forgetAll();
        say('Redis answers.');
      },
    });
    this.limits = new SharedLimits(this.link, this.keys, this.scripts.take, queue);
    this.postgres = new PostgresTokens(createPool(config.postgres, environment), (fault) => {
      say(fault === null ? 'PostgreSQL answers.' : `PostgreSQL is away (${fault}): only tokens that this instance knows are accepted.`);
    });
    this.tokens = new KnownTokens({
      postgres: this.postgres,
      link: this.link,
      keys: this.keys,
      stopwatch,
      graceMs: config.postgres.graceMs,
    });
    const { link } = this;
    const ownQueue = {
      ...queue,
      get concurrent() {
        return part(queue.concurrent, link.instances);
      },
    };
    this.alone = new LocalLimits(ownQueue, clock, stopwatch);
    this.failedAttempts = new FailedAttempts(stopwatch);
    this.messages = redis.duplicate();
    this.messages.on('error', () => undefined);
    this.messages.on('message', (channel: string, id: string) => {
      if (channel === this.keys.changed) this.tokens.forget(id);
      else this.limits.askForAll();
    });
    this.messages.on('ready', () => void this.messages.subscribe(this.keys.changed, this.keys.free).catch(() => undefined));
    void this.messages.connect().catch(() => undefined);
  }

  get waiting(): number {
    return this.limits.waiting + this.alone.waiting;
  }

  get active(): number {
    return this.limits.active + this.alone.active;
  }

  get isReady(): boolean {
    // Without that, a deploy with a wrong password would replace instances that serve by ones that cannot.
    if (!this.postgres.hasAnswered) return false;
    return this.link.isUp || (this.mayCountAlone() && this.postgres.isUp);
  }

  get isAlone(): boolean {
    return !this.link.isUp;
  }

  get states(): StoreState[] {
    return [
      { name: 'postgres', isUp: this.postgres.isUp, certificateExpiry: this.postgres.certificateExpiry },
      { name: 'redis', isUp: this.link.isUp, certificateExpiry: this.link.certificateExpiry },
    ];
  }

  /** Waits a few seconds for both servers. A service that starts without one says so and goes on trying. */
  async open(): Promise<void> {
    const endsAt = performance.now() + OPEN_MS;
    let hasTables = await this.postgres.check();
    while (!(hasTables && this.link.isUp) && performance.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (!hasTables) hasTables = await this.postgres.check();
    }
    if (this.link.isUp) return;
    this.saidOfRedis = new Set([this.link.lastFault]);
    this.parts.say(`Redis is away (${this.link.lastFault}). Until it answers, every call is answered with 503.`);
  }

  async identify(tokenId: string, check: CheckToken): Promise<Caller> {
    return this.withToken(tokenId, async ({ record, stamp, isRead }) => {
      const caller = check(record);
      if (!this.link.isUp) return isRead ? caller : null;
      return (await this.link.ask((redis) => redis.get(this.keys.stamp(tokenId)))) === (stamp === '' ? null : stamp) ? caller : null;
    });
  }

  async admit(tokenId: string, check: CheckToken): Promise<Admission> {
    return this.withToken(tokenId, async ({ record, stamp, isRead }) => {
      const caller = check(record);
      if (this.link.isUp) return this.limits.admit(caller, stamp);
      return isRead ? this.admitAlone(caller) : null;
    });
  }

  async recordRefusedKey(network: string): Promise<number> {
    try {
      return delayOfRefusal(Number(await this.link.run(this.scripts.refuse, [this.keys.refused(network)], [FORGET_AFTER_MS])));
    } catch {
      return this.failedAttempts.record(network);
    }
  }

  async close(): Promise<void> {
    this.limits.close();
    this.messages.disconnect();
    await Promise.all([this.link.close(), this.postgres.close()]);
  }

  /** Does the work with what is known of a token, and again when that was out of date (null) or Redis went away. */
  private async withToken<Result>(id: string, work: (token: KnownToken) => Promise<Result | null>): Promise<Result> {
    for (let reading = 0; reading < MOST_READINGS; reading += 1) {
      try {
        const result = await work(await this.tokens.find(id));
        if (result !== null) return result;
        this.tokens.forget(id);
      } catch (error) {
        if (!(error instanceof StoreAway)) throw error;
        if (error.store === 'postgres') throw new ApiError('tokens_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error });
      }
    }
    throw new ApiError('tokens_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }

  private mayCountAlone(): boolean {
    return this.link.awayMs < this.config.redis.graceMs;
  }

  /** @throws ApiError `quotas_unavailable` */
  private admitAlone(caller: Caller): Admission {
    if (!this.mayCountAlone()) throw new ApiError('quotas_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    const { instances } = this.link;
    const { requestsPerMinute, requestsPerDay, concurrent } = caller.quotas;
    const quotas = {
      requestsPerMinute: requestsPerMinute / instances,
      burst: part(burstOf(caller.quotas), instances),
      requestsPerDay: part(requestsPerDay, instances),
      concurrent: part(concurrent, instances),
    };
    return { ...this.alone.admit({ ...caller, quotas }), caller };
  }
}

/** One instance's part, at least one. */
function part(whole: number, instances: number): number {
  return Math.max(1, Math.floor(whole / instances));
}

/** The tokens of shared stores, for administrators. Connects when it is first used. @throws ConfigError */
export function openSharedLedger(config: SharedStoreConfig, environment: Environment, warn: (line: string) => void): TokenLedger {
  const redis = createRedis(config.redis, environment);
  return new PostgresLedger(postgresOptions(config.postgres, environment), redis, new RedisKeys(config.redis.prefix), warn);
}
