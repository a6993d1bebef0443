import type { Pool } from 'undici';
import type { ChatRequest } from '../api/chat-request';
import type { Clock } from '../clock';
import type { Config, ModelConfig, UpstreamConfig } from '../config/config-schema';
import { attempt, type AttemptLimits, type RawReply } from './attempt';
import { Breaker } from './breaker';
import type { Cancellation } from './cancellation';
import { CancelledError } from './cancellation';
import type { Completion } from './completion';
import { Deadlines } from './deadlines';
import { ollamaWire } from './ollama-wire';
import { openaiWire } from './openai-wire';
import { readReply } from './read-reply';
import { UpstreamFault } from './upstream-fault';
import { createUpstreamPool } from './upstream-pool';
import type { Wire } from './wire';

const USER_AGENT = 'auto-triage-hosted-endpoint';
/** Misses in a row before an upstream counts as down. */
const MISSES_TO_DOWN = 2;

/** One model server: its connections, its breaker and what its health checks say. */
export class Upstream {
  readonly name: string;
  readonly breaker: Breaker;
  private readonly pool: Pool;
  private readonly deadlines = new Deadlines();
  private readonly wire: Wire;
  private readonly headers: Record<string, string>;
  private readonly basePath: string;
  private misses = 0;

  constructor(
    upstream: UpstreamConfig,
    authorization: string | null,
    private readonly config: Pick<Config, 'timeouts' | 'limits' | 'breaker' | 'health'>,
    clock: Clock,
  ) {
    this.name = upstream.name;
    this.breaker = new Breaker(config.breaker, clock);
    this.wire = upstream.kind === 'ollama' ? ollamaWire : openaiWire;
    this.basePath = new URL(upstream.url).pathname.replace(/\/+$/, '');
    this.headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      ...(authorization === null ? {} : { authorization }),
    };
    this.pool = createUpstreamPool(upstream, { connectMs: config.timeouts.connectMs, replyBytes: config.limits.replyBytes });
  }

  /** False after health checks failed; such an upstream is asked last. */
  get isUp(): boolean {
    return this.misses < MISSES_TO_DOWN;
  }

  /** @throws UpstreamFault · CancelledError · ApiError when the request does not fit the model */
  async complete(
    request: ChatRequest,
    upstreamModel: string,
    model: ModelConfig,
    totalMs: number,
    cancellation: Cancellation,
  ): Promise<Completion> {
    const body = this.wire.encode(request, upstreamModel, model);
    const permit = this.breaker.tryPass();
    if (permit === null) {
      throw new UpstreamFault('upstream_unavailable', {
        isUntouched: true,
        isFailure: false,
        retryAfterSeconds: this.breaker.retryAfterSeconds,
      });
    }
    const limits = { firstByteMs: this.config.timeouts.firstByteMs, totalMs };
    try {
      const completion = readReply(await this.send('POST', this.wire.chatPath, body, limits, cancellation), this.wire);
      permit.succeeded();
      return completion;
    } catch (error) {
      if (error instanceof CancelledError) permit.abandoned();
      else if (error instanceof UpstreamFault && !error.traits.isFailure) permit.succeeded();
      else permit.failed();
      throw error;
    }
  }

  /** One health check; its outcome shows in {@link isUp}. */
  async check(cancellation: Cancellation): Promise<void> {
    const { timeoutMs } = this.config.health;
    const isWell = await this.send('GET', this.wire.healthPath, null, { firstByteMs: timeoutMs, totalMs: timeoutMs }, cancellation).then(
      ({ status }) => status === 200,
      () => false,
    );
    this.misses = isWell ? 0 : this.misses + 1;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private send(
    method: 'GET' | 'POST',
    path: string,
    body: string | null,
    limits: AttemptLimits,
    cancellation: Cancellation,
  ): Promise<RawReply> {
    return attempt(
      this.pool,
      { method, path: `${this.basePath}${path}`, headers: this.headers, body },
      limits,
      this.deadlines,
      cancellation,
    );
  }
}
