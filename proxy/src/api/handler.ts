import { authenticate, readBearer } from '../access/authenticate';
import type { Caller } from '../access/caller';
import { networkOf } from '../access/failed-attempts';
import type { TokenExpiry } from '../access/token-expiry';
import type { ChatRequest } from '../chat/chat-request';
import type { Clock } from '../clock';
import type { Config } from '../config/config-schema';
import { ApiError } from '../errors/api-error';
import { checkHead, type HeadRules } from '../http/check-head';
import { CancelledError } from '../http/cancelled-error';
import type { Exchange } from '../http/exchange';
import { checkBodyHead, readBody } from '../http/read-body';
import { sourceAddress } from '../http/source-address';
import type { Metrics } from '../metrics/metrics';
import type { Admission, CheckToken, Store } from '../store/store';
import { UpstreamFault } from '../upstream/upstream-fault';
import type { UpstreamGroup } from '../upstream/upstream-group';
import { apiErrorOfFault } from './api-error-of-fault';
import { chatAnswer } from './chat-answer';
import { modelAnswer, modelsAnswer } from './models-answer';
import { parseChatRequest } from './parse-chat-request';
import { quotaHeaders } from './quota-headers';
import { checkMethod, matchRoute, type RouteMatch } from './router';

/** Refusals that wait at the same time; more are not kept waiting but turned away. */
const MOST_DELAYED = 256;
const ABOUT_KEYS = new Set(['missing_api_key', 'invalid_api_key', 'expired_api_key']);

/** `handing over`: calls on open connections are served, and no new connection comes. */
export type Phase = 'serving' | 'handing over' | 'draining';

export interface HandlerParts {
  config: Config;
  rules: HeadRules;
  store: Store;
  upstreams: UpstreamGroup;
  expiry: TokenExpiry;
  metrics: Metrics;
  clock: Clock;
  phase(): Phase;
}

function knownError(error: unknown): ApiError {
  if (error instanceof UpstreamFault) return apiErrorOfFault(error);
  return error instanceof ApiError ? error : new ApiError('internal_error', { cause: error });
}

/** What happens between a request's head and its answer. */
export class Handler {
  private delayed = 0;
  /** Whose last call was over its quota. */
  private readonly refusedTenants = new Set<string>();

  constructor(private readonly parts: HandlerParts) {}

  /** Answers every request, one way or the other, and never throws. */
  async handle(exchange: Exchange): Promise<void> {
    try {
      await this.dispatch(exchange);
    } catch (error) {
      await this.refuse(exchange, error);
    }
  }

  private async dispatch(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    const phase = this.parts.phase();
    if (phase === 'draining') throw new ApiError('shutting_down', { retryAfterSeconds: 5 });
    exchange.isLastOfConnection = phase === 'handing over';
    checkHead(request, this.parts.rules);
    const match = matchRoute(request.url ?? '');
    exchange.route = match.route;
    checkMethod(match, request.method);
    if (match.route === 'healthz' || match.route === 'readyz') {
      this.answerState(exchange, match.route);
      return;
    }
    const { store, config, expiry } = this.parts;
    const presented = readBearer(request.headers.authorization);
    let early: Promise<ChatRequest> | null = null;
    const check: CheckToken = (record) => {
      const caller = authenticate(presented, record, config.plans, expiry);
      exchange.tokenId = caller.tokenId;
      // Before anything is counted.
      if (match.route === 'chat') {
        checkBodyHead(exchange, config.limits.bodyBytes);
        early ??= this.readEarly(exchange, caller.tenant);
      }
      return caller;
    };
    if (match.route !== 'chat') {
      this.answerModels(exchange, match, await store.identify(presented.id, check));
      return;
    }
    const admission = await store.admit(presented.id, check);
    try {
      await this.chat(exchange, admission, early);
    } finally {
      admission.place?.leave();
    }
  }

  private answerState(exchange: Exchange, route: 'healthz' | 'readyz'): void {
    if (route === 'readyz' && this.parts.phase() !== 'serving') throw new ApiError('shutting_down', { retryAfterSeconds: 5 });
    const isReady = route === 'healthz' || (this.parts.upstreams.isReady && this.parts.store.isReady);
    if (!isReady) throw new ApiError('upstream_unavailable', { retryAfterSeconds: 5 });
    exchange.answer(200, route === 'healthz' ? '{"status":"ok"}' : '{"status":"ready"}');
  }

  private answerModels(exchange: Exchange, match: RouteMatch, caller: Caller): void {
    exchange.answer(200, match.segment === undefined ? modelsAnswer(caller.models) : modelAnswer(caller.models, match.segment));
  }

  /**
   * Reads the request while its quota is asked for, which may take a round trip. Not that of a tenant which was refused
   * last time: a refusal must cost next to nothing. And not one that the caller sends only when told to.
   */
  private readEarly(exchange: Exchange, tenant: string): Promise<ChatRequest> | null {
    if (exchange.isContinueExpected || this.refusedTenants.has(tenant)) return null;
    const reading = this.readRequest(exchange);
    // A failure counts when the request is needed, if ever.
    reading.catch(() => undefined);
    return reading;
  }

  private async readRequest(exchange: Exchange): Promise<ChatRequest> {
    return parseChatRequest(await readBody(exchange, this.parts.config.limits.bodyBytes));
  }

  private async chat(exchange: Exchange, { caller, verdict, place }: Admission, early: Promise<ChatRequest> | null): Promise<void> {
    const { config, upstreams, clock } = this.parts;
    exchange.quotaHeaders = quotaHeaders(verdict);
    if (verdict.granted) this.refusedTenants.delete(caller.tenant);
    else {
      this.refusedTenants.add(caller.tenant);
      this.parts.metrics.limited.inc({ token: caller.tokenId });
      throw new ApiError(verdict.code, { retryAfterSeconds: verdict.retryAfterSeconds });
    }
    const request = await (early ?? this.readRequest(exchange));
    const model = caller.models.includes(request.model) ? config.models[request.model] : undefined;
    if (model === undefined) throw new ApiError('model_not_found', { param: 'model' });
    exchange.model = request.model;
    const queuedAt = performance.now();
    await place?.enter(exchange.signal);
    const startedAt = performance.now();
    exchange.queueMs = startedAt - queuedAt;
    try {
      const completion = await upstreams.complete({ tenant: caller.tenant, request, model }, exchange.signal);
      exchange.promptTokens = completion.promptTokens;
      exchange.completionTokens = completion.completionTokens;
      exchange.upstreamMs = performance.now() - startedAt;
      exchange.answer(200, chatAnswer(exchange.id, request.model, completion, clock()));
    } finally {
      exchange.upstreamMs ??= performance.now() - startedAt;
    }
  }

  private async refuse(exchange: Exchange, error: unknown): Promise<void> {
    if (error instanceof CancelledError) {
      if (error.reason === 'shutting_down') exchange.refuse(new ApiError('shutting_down', { retryAfterSeconds: 5 }));
      return;
    }
    const known = knownError(error);
    if (ABOUT_KEYS.has(known.code)) return this.refuseKey(exchange, known);
    if (known.code === 'tokens_unavailable') this.parts.metrics.tokenStoreFaults.inc();
    if (known.code === 'quotas_unavailable') this.parts.metrics.quotaFaults.inc();
    const mustClose =
      known.code === 'bad_request_head' ||
      known.code === 'head_too_large' ||
      known.code === 'shutting_down' ||
      known.code === 'body_too_large';
    exchange.refuse(known, mustClose ? { connection: 'close' } : {});
  }

  /** Slower with each refusal of the same network. */
  private async refuseKey(exchange: Exchange, error: ApiError): Promise<void> {
    const network = networkOf(sourceAddress(exchange.request, this.parts.config.front));
    this.parts.metrics.refusedKey(network);
    const delayMs = await this.parts.store.recordRefusedKey(network);
    if (delayMs > 0 && this.delayed >= MOST_DELAYED) {
      exchange.refuse(new ApiError('too_many_failures', { retryAfterSeconds: 5 }), { connection: 'close' });
      return;
    }
    if (delayMs > 0) {
      this.delayed += 1;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        // A caller who left is not waited for.
        exchange.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.delayed -= 1;
    }
    exchange.refuse(error, { 'www-authenticate': 'Bearer' });
  }
}
