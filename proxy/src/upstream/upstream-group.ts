import type { ChatRequest } from '../api/chat-request';
import type { Clock } from '../clock';
import type { Config } from '../config/config-schema';
import { upstreamAuthorization, type Environment } from '../config/read-secret';
import { ApiError } from '../errors/api-error';
import { Cancellation } from './cancellation';
import type { Completion } from './completion';
import { UpstreamFault } from './upstream-fault';
import { Upstream } from './upstream';

/** On one upstream, and only over connections that had died: several may have, when it restarted. */
const MOST_TRIES = 3;

export interface AttemptOutcome {
  upstream: string;
  milliseconds: number;
  /** An error code, or null. */
  fault: string | null;
}

/** All upstreams, the preferred one first. */
export class UpstreamGroup {
  readonly upstreams: readonly Upstream[];
  private readonly checks = new Cancellation();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: Config,
    environment: Environment,
    clock: Clock,
  ) {
    this.upstreams = config.upstreams.map(
      (upstream) => new Upstream(upstream, upstreamAuthorization(upstream, environment), config, clock),
    );
  }

  /** Whether a call would be tried: for `/readyz`. */
  get isReady(): boolean {
    return this.upstreams.some((upstream) => upstream.isUp && upstream.breaker.state !== 'open');
  }

  /** Checks now, and then again and again. */
  async startChecks(): Promise<void> {
    await Promise.all(this.upstreams.map((upstream) => upstream.check(this.checks)));
    if (this.checks.reason !== null) return;
    this.timer = setTimeout(() => void this.startChecks(), this.config.health.intervalMs);
    this.timer.unref();
  }

  /**
   * Asks the preferred upstream of the model, then the others. Goes on only after a fault that left the
   * request untouched, and asks an upstream again only when a kept-alive connection had died under the call.
   * Each call's outcome is appended to `attempts`.
   * @throws ApiError · CancelledError
   */
  async complete(alias: string, request: ChatRequest, cancellation: Cancellation, attempts: AttemptOutcome[]): Promise<Completion> {
    const model = this.config.models[alias];
    if (model === undefined) throw new ApiError('model_not_found', { param: 'model' });
    const endsAt = performance.now() + this.config.timeouts.totalMs;
    let lastFault: UpstreamFault | null = null;
    for (const upstream of this.inOrder(Object.keys(model.upstreams))) {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        const startedAt = performance.now();
        const left = Math.ceil(endsAt - startedAt);
        if (left <= 0) throw new ApiError('upstream_timeout');
        try {
          const completion = await upstream.complete(request, model.upstreams[upstream.name] ?? '', model, left, cancellation);
          attempts.push({ upstream: upstream.name, milliseconds: performance.now() - startedAt, fault: null });
          return completion;
        } catch (error) {
          if (!(error instanceof UpstreamFault)) throw error;
          attempts.push({ upstream: upstream.name, milliseconds: performance.now() - startedAt, fault: error.code });
          if (!error.traits.isUntouched) throw error.toApiError();
          lastFault = error;
          const isStaleConnection = error.code === 'upstream_failed';
          if (!isStaleConnection) break;
        }
      }
    }
    throw lastFault?.toApiError() ?? new ApiError('upstream_unavailable', { retryAfterSeconds: 5 });
  }

  async close(): Promise<void> {
    this.checks.cancel('shutting_down');
    if (this.timer !== null) clearTimeout(this.timer);
    await Promise.all(this.upstreams.map((upstream) => upstream.close()));
  }

  private inOrder(names: readonly string[]): readonly Upstream[] {
    const usable = this.upstreams.filter(({ name }) => names.includes(name));
    return [...usable.filter(({ isUp }) => isUp), ...usable.filter(({ isUp }) => !isUp)];
  }
}
