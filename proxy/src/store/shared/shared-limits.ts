import type { Caller } from '../../access/caller';
import { burstOf } from '../../access/quota-counter';
import type { QuotaVerdict } from '../../access/quotas';
import type { CancelSignal } from '../../cancel-signal';
import { WaitingCalls, type WaitingOptions } from '../../flow/waiting-calls';
import type { Admission, Place } from '../store';
import type { RedisKeys } from './redis-keys';
import type { RedisLink } from './redis-link';
import type { Script } from './scripts';

/** Places of ended calls go along with the next call; without one, alone after this. */
const FLUSH_MS = 5;
/** Who waits asks again by itself: nobody tells of places that the dead leave. */
const ASK_AGAIN_MS = 200;

type Reply =
  | ['changed']
  | ['day', left: number, untilEndMs: number]
  | ['rate', left: number, untilFullMs: number, waitMs: number]
  | ['ok', left: number, untilFullMs: number, placed: 0 | 1];

function verdictOf(reply: Exclude<Reply, ['changed']>, limit: number): QuotaVerdict {
  const [outcome, remaining, milliseconds] = reply;
  if (outcome === 'day') {
    const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
    return { granted: false, code: 'daily_quota_exceeded', limit, remaining, retryAfterSeconds: seconds, resetSeconds: seconds };
  }
  const state = { limit, remaining, resetSeconds: milliseconds / 1_000 };
  if (outcome === 'ok') return { granted: true, ...state };
  return { granted: false, code: 'rate_limit_exceeded', ...state, retryAfterSeconds: Math.ceil(reply[3] / 1_000) };
}

/**
 * Quotas and places of all instances, in Redis: one round trip for a call. Calls wait in the instance that they came to,
 * and ask again when a place is free.
 */
export class SharedLimits {
  private readonly calls: WaitingCalls<null>;
  private readonly activeOf = new Map<string, number>();
  private activeCalls = 0;
  /** Tenants of calls that ended, one for each, of which Redis was not told yet. */
  private ended: string[] = [];
  private flushTimer: NodeJS.Timeout | null = null;
  private askTimer: NodeJS.Timeout | null = null;
  private readonly asking = new Set<string>();

  constructor(
    private readonly link: RedisLink,
    private readonly keys: RedisKeys,
    private readonly script: Script,
    private readonly options: WaitingOptions & { concurrent: number },
  ) {
    this.calls = new WaitingCalls(options);
  }

  get waiting(): number {
    return this.calls.size;
  }

  get active(): number {
    return this.activeCalls;
  }

  /** Calls under way by tenant. Asked for when the instance joins: what ended until then is not to be told any more. */
  takeStock(): ReadonlyMap<string, number> {
    this.ended = [];
    return this.activeOf;
  }

  /** Counts a request; null when the token is no longer as it was known. @throws StoreAway */
  async admit(caller: Caller, stamp: string): Promise<Admission | null> {
    const { tenant, quotas } = caller;
    const mayStart = !this.calls.isWaiting(tenant);
    const reply = await this.take(tenant, quotas.concurrent, { token: { id: caller.tokenId, stamp }, mayStart, quotas });
    if (reply[0] === 'changed') return null;
    const verdict = verdictOf(reply, burstOf(quotas));
    if (!verdict.granted) return { caller, verdict, place: null };
    const hasPlace = reply[0] === 'ok' && reply[3] === 1;
    if (hasPlace) this.count(tenant, 1);
    return { caller, verdict, place: this.placeOf(tenant, quotas.concurrent, hasPlace) };
  }

  /** Lets those who wait ask again, each tenant with its oldest call. */
  askForAll(): void {
    for (const [tenant, concurrent] of this.calls.tenants()) void this.askFor(tenant, concurrent);
  }

  close(): void {
    if (this.flushTimer !== null) clearTimeout(this.flushTimer);
    if (this.askTimer !== null) clearTimeout(this.askTimer);
  }

  private placeOf(tenant: string, concurrent: number, hasPlace: boolean): Place {
    let isHeld = hasPlace;
    return {
      enter: async (signal: CancelSignal) => {
        signal.throwIfAborted();
        if (isHeld) return;
        const started = this.calls.wait(tenant, concurrent, signal);
        void this.askFor(tenant, concurrent);
        this.askLater();
        await started;
        isHeld = true;
      },
      leave: () => {
        if (!isHeld) return;
        isHeld = false;
        this.release(tenant);
      },
    };
  }

  private async askFor(tenant: string, concurrent: number): Promise<void> {
    if (this.asking.has(tenant)) return;
    this.asking.add(tenant);
    try {
      while (this.calls.isWaiting(tenant)) {
        const reply = await this.take(tenant, concurrent, { mayStart: true });
        if (reply[0] !== 'ok' || reply[3] === 0) break;
        this.count(tenant, 1);
        // All who waited may have left meanwhile.
        if (!this.calls.startOldest(tenant, null)) this.release(tenant);
      }
    } catch {
      // Away: they ask again.
    } finally {
      this.asking.delete(tenant);
    }
  }

  private askLater(): void {
    this.askTimer ??= setTimeout(() => {
      this.askTimer = null;
      if (this.calls.size === 0) return;
      this.askForAll();
      this.askLater();
    }, ASK_AGAIN_MS);
  }

  private release(tenant: string): void {
    this.count(tenant, -1);
    // Nobody holds places for an instance that is not there; it takes stock when it joins.
    if (!this.link.isUp) return;
    this.ended.push(tenant);
    this.flushTimer ??= setTimeout(() => {
      this.flushTimer = null;
      if (this.ended.length > 0) void this.take('', 1, { mayStart: false }).catch(() => undefined);
    }, FLUSH_MS);
  }

  private count(tenant: string, change: number): void {
    const active = (this.activeOf.get(tenant) ?? 0) + change;
    if (active === 0) this.activeOf.delete(tenant);
    else this.activeOf.set(tenant, active);
    this.activeCalls += change;
  }

  private async take(
    tenant: string,
    concurrent: number,
    { token, mayStart, quotas }: { token?: { id: string; stamp: string }; mayStart: boolean; quotas?: Caller['quotas'] },
  ): Promise<Reply> {
    const { keys, link } = this;
    const ended = this.ended;
    this.ended = [];
    const names = [keys.stamp(token?.id ?? ''), keys.tenant(tenant), ...ended.map((each) => keys.tenant(each))];
    return (await link.run(this.script, names, [
      link.member,
      tenant,
      token?.stamp ?? '',
      quotas?.requestsPerMinute ?? 1,
      quotas === undefined ? 1 : burstOf(quotas),
      quotas?.requestsPerDay ?? 1,
      concurrent,
      this.options.concurrent,
      quotas === undefined ? 0 : 1,
      mayStart ? 1 : 0,
    ])) as Reply;
  }
}
