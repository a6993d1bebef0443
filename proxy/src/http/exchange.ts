import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CancelController, type CancelSignal } from '../cancel-signal';
import { errorBody, type ApiError } from '../errors/api-error';
import type { RequestLine, Route } from '../log/request-log';
import { CancelledError, type CancelReason } from './cancelled-error';
import { FIXED_HEADERS } from './fixed-headers';

/** nginx's number for a caller who left before the answer; nobody receives it. */
const CALLER_GONE = 499;

/** One request, its answer, and what will be logged of it. */
export class Exchange {
  readonly id = randomUUID();
  readonly startedAt = performance.now();
  route: Route = 'unknown';
  tokenId: string | null = null;
  model: string | null = null;
  queueMs: number | null = null;
  upstreamMs: number | null = null;
  promptTokens: number | null = null;
  completionTokens: number | null = null;
  bytesIn = 0;
  isBodyRead = false;
  /** The connection is closed after the answer. */
  isLastOfConnection = false;
  /** Sent with the answer, whatever it is: what is left of a quota. Names and values in turn. */
  quotaHeaders: readonly string[] = [];
  /** When the answer was handed to the connection, on the clock of `performance.now()`. */
  answeredAt: number | null = null;
  private readonly controller = new CancelController();
  private status = CALLER_GONE;
  private bytesOut = 0;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** The caller waits for `100 Continue` before it sends the body. */
    readonly isContinueExpected: boolean,
  ) {}

  /** Aborted with a {@link CancelledError} when nobody waits for the answer any more. */
  get signal(): CancelSignal {
    return this.controller;
  }

  /** The response is over: taken by the caller, or nobody is there to take it. */
  end(): void {
    if (!this.response.writableFinished) this.cancel('caller_gone');
  }

  cancel(reason: CancelReason): void {
    this.controller.abort(new CancelledError(reason));
  }

  /** Sends the answer, once; a caller who left gets none. */
  answer(status: number, body: string, headers: Record<string, string> = {}): void {
    if (this.response.headersSent || this.response.destroyed) return;
    this.status = status;
    this.bytesOut = Buffer.byteLength(body);
    const lines = [
      ...FIXED_HEADERS,
      'x-request-id',
      this.id,
      'content-length',
      String(this.bytesOut),
      ...this.quotaHeaders,
      ...Object.entries(headers).flat(),
    ];
    if (this.mustClose() && headers['connection'] === undefined) lines.push('connection', 'close');
    this.response.writeHead(status, lines);
    this.answeredAt = performance.now();
    // A string, not a buffer: Node then sends head and body in one piece.
    this.response.end(body);
  }

  refuse(error: ApiError, headers: Record<string, string> = {}): void {
    const { allow, retryAfterSeconds } = error;
    this.answer(error.status, errorBody(error), {
      ...(allow === null ? {} : { allow }),
      ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
      // The official clients would wait for the rest of the day, deaf to their own time-out.
      ...(error.code === 'daily_quota_exceeded' ? { 'x-should-retry': 'false' } : {}),
      ...headers,
    });
  }

  /** What is recorded of the request, once it is over. `endedAt` is the time of day, in milliseconds since 1970. */
  line(endedAt: number): RequestLine {
    return {
      endedAt,
      requestId: this.id,
      tokenId: this.tokenId,
      route: this.route,
      model: this.model,
      status: this.status,
      durationMs: performance.now() - this.startedAt,
      queueMs: this.queueMs,
      upstreamMs: this.upstreamMs,
      promptTokens: this.promptTokens,
      completionTokens: this.completionTokens,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
    };
  }

  /** An unread body of known, small size is skipped; otherwise what follows could not be told from it. */
  private mustClose(): boolean {
    if (this.isLastOfConnection) return true;
    if (this.isBodyRead || this.request.complete) return false;
    const length = Number(this.request.headers['content-length'] ?? '0');
    return this.isContinueExpected || this.request.headers['transfer-encoding'] !== undefined || length > 65_536;
  }
}
