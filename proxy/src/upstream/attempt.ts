import type { Dispatcher } from 'undici';
import type { CancelSignal } from '../cancel-signal';
import { faultOfError } from './fault-of-error';
import { readRetryAfter } from './retry-after';
import type { CountedConnection, CountedDispatchOptions } from './upstream-pool';
import { UpstreamFault } from './upstream-fault';

export interface RawReply {
  status: number;
  /** How long the server asks to wait. */
  retryAfterSeconds: number;
  body: Buffer;
}

export interface AttemptLimits {
  firstByteMs: number;
  totalMs: number;
}

function headerText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** One request to an upstream, from dispatch to the last byte, and the one place where it can end. */
class Attempt implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private controller: Dispatcher.DispatchController | null = null;
  private head: Omit<RawReply, 'body'> | null = null;
  private connection: CountedConnection | null = null;
  private isReused = false;
  private sentAt = 0;
  private isSettled = false;
  private timer: NodeJS.Timeout;
  private readonly startedAt = performance.now();
  private readonly cancel = (): void => this.fail(this.signal.reason);

  constructor(
    private readonly limits: AttemptLimits,
    private readonly signal: CancelSignal,
    private readonly resolve: (reply: RawReply) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.timer = this.timeOutIn(Math.min(limits.firstByteMs, limits.totalMs));
    signal.addEventListener('abort', this.cancel);
  }

  onConnectionChosen(connection: CountedConnection): void {
    this.connection = connection;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Given up while it waited for a connection: it must not go out any more.
    if (this.isSettled) {
      controller.abort(new Error('settled'));
      return;
    }
    this.sentAt = performance.now();
    this.isReused = this.connection?.countRequest() ?? false;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.head = { status, retryAfterSeconds: readRetryAfter(headerText(headers['retry-after-ms']), headerText(headers['retry-after'])) };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.head === null || this.isSettled) return;
    this.settle();
    this.resolve({ ...this.head, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(
      faultOfError(error, { isAnswered: this.head !== null, isReused: this.isReused, sinceSentMs: performance.now() - this.sentAt }),
    );
  }

  /** The first deadline is the same for all calls, which is what timers are cheap for; the second is rarely needed. */
  private timeOutIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const leftMs = this.head === null ? 0 : this.startedAt + this.limits.totalMs - performance.now();
      if (leftMs > 0) this.timer = this.timeOutIn(Math.ceil(leftMs));
      else this.fail(new UpstreamFault('upstream_timeout', { blame: 'tenant' }));
    }, milliseconds);
  }

  private fail(error: Error): void {
    if (this.isSettled) return;
    this.settle();
    this.chunks.length = 0;
    this.reject(error);
    this.controller?.abort(new Error('settled'));
  }

  private settle(): void {
    this.isSettled = true;
    clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.cancel);
  }
}

/** @throws UpstreamFault · the signal's reason */
export async function attempt(
  dispatcher: Dispatcher,
  { method, path, headers, body }: Dispatcher.DispatchOptions,
  limits: AttemptLimits,
  signal: CancelSignal,
): Promise<RawReply> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const handler = new Attempt(limits, signal, resolve, reject);
    const options: CountedDispatchOptions = {
      method,
      path,
      headers,
      body,
      onConnectionChosen: (connection) => handler.onConnectionChosen(connection),
    };
    dispatcher.dispatch(options, handler);
  });
}
