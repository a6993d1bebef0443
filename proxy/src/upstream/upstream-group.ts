import type { CancelSignal } from '../cancel-signal';
import type { Completion } from '../chat/completion';
import type { Config } from '../config/config-schema';
import { upstreamAuthorization, type Environment } from '../config/read-secret';
import { UpstreamFault } from './upstream-fault';
import { Upstream, type Call } from './upstream';

/** On one upstream, and only over connections that had died: several may have, when it restarted. */
const MOST_TRIES = 3;

export interface AttemptOutcome {
  upstream: string;
  milliseconds: number;
  /** An error code, or null. */
  fault: string | null;
}

export interface UpstreamListener {
  onAttempt: (outcome: AttemptOutcome) => void;
  /** Hears of each problem of an upstream once, in a sentence for the operator. */
  say: (line: string) => void;
}

/** All upstreams, the preferred one first. */
export class UpstreamGroup {
  readonly upstreams: readonly Upstream[];
  private readonly checks = new AbortController();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: Config,
    environment: Environment,
    private readonly listener: UpstreamListener,
  ) {
    this.upstreams = config.upstreams.map(
      (upstream) => new Upstream(upstream, upstreamAuthorization(upstream, environment), config, listener.say),
    );
  }

  /** Whether a call would be tried: for `/readyz`. */
  get isReady(): boolean {
    return this.upstreams.some(({ health, breakers }) => health.isReady && breakers.state !== 'open');
  }

  /** Checks now, and then again and again. */
  async startChecks(): Promise<void> {
    await Promise.all(this.upstreams.map((upstream) => upstream.check(this.checks.signal)));
    if (this.checks.signal.aborted) return;
    this.timer = setTimeout(() => void this.startChecks(), this.config.health.intervalMs);
    this.timer.unref();
  }

  /**
   * Asks the preferred upstream of the model, then the others. Goes on only after a fault that left the
   * request untouched, and asks an upstream again only when a kept-alive connection had died under the call.
   * @throws UpstreamFault · the signal's reason
   */
  async complete(call: Call, signal: CancelSignal): Promise<Completion> {
    const { upstreams } = call.model;
    const endsAt = performance.now() + this.config.timeouts.totalMs;
    let lastFault: UpstreamFault | null = null;
    for (const upstream of this.inOrder(Object.keys(upstreams))) {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        const startedAt = performance.now();
        const left = Math.ceil(endsAt - startedAt);
        if (left <= 0) throw new UpstreamFault('upstream_timeout', { blame: 'tenant' });
        try {
          const completion = await upstream.complete(call, upstreams[upstream.name] ?? '', left, signal);
          this.listener.onAttempt({ upstream: upstream.name, milliseconds: performance.now() - startedAt, fault: null });
          return completion;
        } catch (error) {
          if (!(error instanceof UpstreamFault)) throw error;
          this.listener.onAttempt({ upstream: upstream.name, milliseconds: performance.now() - startedAt, fault: error.code });
          if (error.traits.isUntouched !== true) throw error;
          lastFault = error;
          const isStaleConnection = error.code === 'upstream_failed';
          if (!isStaleConnection) break;
        }
      }
    }
    throw lastFault ?? new UpstreamFault('upstream_unavailable', { blame: 'nobody', retryAfterSeconds: 5 });
  }

  async close(): Promise<void> {
    this.checks.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await Promise.all(this.upstreams.map((upstream) => upstream.close()));
  }

  private inOrder(names: readonly string[]): readonly Upstream[] {
    const usable = this.upstreams.filter(({ name }) => names.includes(name));
    return [...usable.filter(({ health }) => health.isUp), ...usable.filter(({ health }) => !health.isUp)];
  }
}
