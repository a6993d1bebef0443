import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Stopwatch } from '../../clock';
import { peerExpiry } from '../../tls/peer-certificate';
import { faultOfRedis } from './fault-word';
import type { RedisKeys } from './redis-keys';
import type { Script, Scripts } from './scripts';
import { StoreAway } from './store-away';

const BEAT_MS = 1_000;
const REJOIN_MS = 250;
/** An instance that was not heard of for so long is dead, and its places are free. */
const ALIVE_MS = 3_000;
const WATCH_MS = 50;

export interface RedisLinkOptions {
  redis: Redis;
  keys: RedisKeys;
  scripts: Scripts;
  answerMs: number;
  instance: string;
  stopwatch: Stopwatch;
  /** Calls under way by tenant: what a joining instance brings along. */
  activeCalls: () => ReadonlyMap<string, number>;
  /** `reason` is one of Redis's or the operating system's own words: `OOM`, `ECONNREFUSED`. */
  onAway: (reason: string) => void;
  /** Hears each time that it could not be reached again, with the reason. */
  onStillAway: (reason: string) => void;
  onJoined: () => void;
}

/** Of a server that does not answer, and of a connection that ended without a word. */
const NO_CONNECTION = 'no connection';

/**
 * This instance's membership: a connection to Redis that is either known to answer or not used. It joins under a new name
 * each time, so that whatever Redis still has of it from before, old data included, ends by itself.
 */
export class RedisLink {
  /** This instance's name in Redis since it last joined. */
  member = '';
  /** Instances that are alive, this one included. */
  instances = 1;
  isUp = false;
  /** Of the newest connection, in seconds since 1970; null in clear. */
  certificateExpiry: number | null = null;
  /** What was wrong last, since it was last up. */
  lastFault = NO_CONNECTION;
  private lastUpAt = Number.NEGATIVE_INFINITY;
  private readonly pending = new Set<{ since: number }>();
  private suspect: { since: number } | null = null;
  private beatTimer: NodeJS.Timeout | null = null;
  private readonly watch: NodeJS.Timeout;
  private isClosed = false;

  constructor(private readonly options: RedisLinkOptions) {
    this.watch = setInterval(() => this.endSilence(), WATCH_MS).unref();
    // Why a connection was refused is told here only; who waits for one hears that there is none.
    options.redis.on('error', (error) => {
      if (!this.isUp) this.note(error);
    });
    options.redis.on('connect', () => (this.certificateExpiry = peerExpiry(options.redis.stream)));
    void this.beatAgain();
  }

  /** Milliseconds since it was last up: infinite before it first was. */
  get awayMs(): number {
    return this.isUp ? 0 : this.options.stopwatch() - this.lastUpAt;
  }

  /** Runs a script. @throws StoreAway */
  run(script: Script, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown> {
    return this.ask((redis) => redis.evalsha(script.sha, keys.length, ...keys, ...values));
  }

  /** Sends one command. @throws StoreAway */
  async ask<Reply>(command: (redis: Redis) => Promise<Reply>): Promise<Reply> {
    if (!this.isUp) throw new StoreAway('redis');
    return this.send(command);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.watch);
    if (this.beatTimer !== null) clearTimeout(this.beatTimer);
    if (this.isUp) await this.ask((redis) => redis.zrem(this.options.keys.instances, this.member)).catch(() => undefined);
    this.isUp = false;
    this.options.redis.disconnect();
  }

  private async send<Reply>(command: (redis: Redis) => Promise<Reply>): Promise<Reply> {
    const mark = { since: this.options.stopwatch() };
    if (this.pending.size > 0) this.gather();
    this.pending.add(mark);
    try {
      return await command(this.options.redis);
    } catch (error) {
      this.fail(error);
      throw new StoreAway('redis', error);
    } finally {
      this.pending.delete(mark);
    }
  }

  /**
   * What is asked while answers are awaited goes out in one piece, when the requests that came together have been read: one
   * record of TLS and one call of the system. What is asked alone goes out at once.
   */
  private gather(): void {
    const { stream } = this.options.redis;
    if (stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  }

  /** Ends a connection on which nothing was answered in time. Looked at twice: a busy process reads answers late. */
  private endSilence(): void {
    const [oldest] = this.pending;
    const isLate = oldest !== undefined && this.options.stopwatch() - oldest.since > this.options.answerMs;
    // Not the client's own way to end it, which waits for the other side.
    if (isLate && oldest === this.suspect) this.options.redis.stream.destroy();
    this.suspect = isLate ? oldest : null;
  }

  private fail(error: unknown): void {
    this.note(error);
    // After a fail-over the same address may lead to a server that is no primary any more.
    if (error instanceof Error && error.message.startsWith('READONLY')) this.options.redis.disconnect(true);
    if (!this.isUp) return;
    this.isUp = false;
    this.lastUpAt = this.options.stopwatch();
    this.options.onAway(this.lastFault);
    if (this.beatTimer !== null) clearTimeout(this.beatTimer);
    this.beatTimer = setTimeout(() => void this.beatAgain(), REJOIN_MS);
  }

  private note(error: unknown): void {
    const fault = faultOfRedis(error);
    if (fault !== null) this.lastFault = fault;
    if (!this.isUp) this.options.onStillAway(this.lastFault);
  }

  private async beatAgain(): Promise<void> {
    try {
      if (this.isUp) await this.beat(this.member, new Map());
      else await this.join();
    } catch {
      // It is tried again.
    }
    if (this.isClosed) return;
    if (this.beatTimer !== null) clearTimeout(this.beatTimer);
    this.beatTimer = setTimeout(() => void this.beatAgain(), this.isUp ? BEAT_MS : REJOIN_MS);
  }

  private async join(): Promise<void> {
    const { redis, instance, activeCalls, scripts } = this.options;
    if (redis.status === 'wait') await redis.connect();
    // Answers that are still to come may bring places.
    if (redis.status !== 'ready' || this.pending.size > 0) return;
    await this.send((server) => Promise.all((Object.values(scripts) as Script[]).map(({ source }) => server.script('LOAD', source))));
    const member = `${instance}/${randomBytes(6).toString('hex')}`;
    await this.beat(member, activeCalls());
    this.member = member;
    this.isUp = true;
    this.lastFault = NO_CONNECTION;
    this.options.onJoined();
  }

  private async beat(member: string, calls: ReadonlyMap<string, number>): Promise<void> {
    const { keys, scripts } = this.options;
    const names = [...calls.keys()].map((tenant) => keys.tenant(tenant));
    const reply = await this.send((redis) => redis.evalsha(scripts.beat.sha, names.length, ...names, member, ALIVE_MS, ...calls.values()));
    this.instances = Math.max(1, Number(reply));
  }
}
