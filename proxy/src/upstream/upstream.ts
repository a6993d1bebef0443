import type { Pool } from 'undici';
import type { CancelSignal } from '../cancel-signal';
import type { ChatRequest } from '../chat/chat-request';
import type { Completion } from '../chat/completion';
import type { Config, ModelConfig, UpstreamConfig } from '../config/config-schema';
import { attempt, type AttemptLimits, type RawReply } from './attempt';
import { Breakers } from './breakers';
import { ollamaWire } from './ollama-wire';
import { openaiWire } from './openai-wire';
import { isMisconfiguration } from './problem';
import { openReply, readReply } from './read-reply';
import { UpstreamFault } from './upstream-fault';
import { UpstreamHealth } from './upstream-health';
import { createUpstreamPool } from './upstream-pool';
import type { Wire } from './wire';

const USER_AGENT = 'auto-triage-hosted-endpoint';

/** What a caller asks for, of which model, and for whom. */
export interface Call {
  tenant: string;
  request: ChatRequest;
  model: ModelConfig;
}

/** One model server: its connections, its breakers and its health. */
export class Upstream {
  readonly name: string;
  readonly breakers: Breakers;
  readonly health: UpstreamHealth;
  private readonly pool: Pool;
  private readonly wire: Wire;
  private readonly headers: Record<string, string>;
  private readonly basePath: string;

  constructor(
    upstream: UpstreamConfig,
    authorization: string | null,
    private readonly config: Pick<Config, 'timeouts' | 'limits' | 'breaker' | 'health'>,
    say: (line: string) => void,
  ) {
    this.name = upstream.name;
    this.breakers = new Breakers(config.breaker);
    this.health = new UpstreamHealth(upstream.name, say);
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

  /** For the metrics. */
  get state() {
    const { problem, isUp } = this.health;
    return {
      name: this.name,
      isUp,
      isBreakerOpen: this.breakers.state !== 'closed',
      tenantsHeldBack: this.breakers.tenantsHeldBack,
      misconfiguration: problem !== null && isMisconfiguration(problem) ? problem : null,
    };
  }

  /** @throws UpstreamFault · the signal's reason */
  async complete({ request, tenant, model }: Call, upstreamModel: string, totalMs: number, signal: CancelSignal): Promise<Completion> {
    const body = this.wire.encode(request, upstreamModel, model);
    const permit = this.breakers.tryPass(tenant);
    if (permit === null) {
      const retryAfterSeconds = this.breakers.retryAfterSeconds(tenant);
      throw new UpstreamFault('upstream_unavailable', { blame: 'nobody', isUntouched: true, retryAfterSeconds });
    }
    const limits = { firstByteMs: this.config.timeouts.firstByteMs, totalMs };
    try {
      const completion = readReply(await this.send('POST', this.wire.chatPath, body, limits, signal), this.wire);
      permit.settle('nobody');
      this.health.callSucceeded();
      return completion;
    } catch (error) {
      permit.settle(error instanceof UpstreamFault ? error.traits.blame : 'undecided');
      if (error instanceof UpstreamFault) this.health.callFailed(error);
      throw error;
    }
  }

  /** One health check; its outcome shows in {@link health}. */
  async check(signal: CancelSignal): Promise<void> {
    const { timeoutMs } = this.config.health;
    const limits = { firstByteMs: timeoutMs, totalMs: timeoutMs };
    try {
      openReply(await this.send('GET', this.wire.healthPath, null, limits, signal));
      this.health.checkSucceeded();
    } catch (error) {
      this.health.checkFailed(error instanceof UpstreamFault ? error : null);
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private send(method: 'GET' | 'POST', path: string, body: string | null, limits: AttemptLimits, signal: CancelSignal): Promise<RawReply> {
    return attempt(this.pool, { method, path: `${this.basePath}${path}`, headers: this.headers, body }, limits, signal);
  }
}
