import type { Dispatcher } from 'undici';
import type { Cancellation } from './cancellation';
import { CancelledError } from './cancellation';
import type { Bounded, Deadlines } from './deadlines';
import { faultOfError } from './fault-of-error';
import type { CountedConnection, CountedDispatchOptions } from './upstream-pool';
import { UpstreamFault } from './upstream-fault';

export interface RawReply {
  status: number;
  retryAfter: string | undefined;
  body: Buffer;
}

export interface AttemptLimits {
  firstByteMs: number;
  totalMs: number;
}

function headerText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

const TIMED_OUT = new UpstreamFault('upstream_timeout', { blame: 'tenant' });

/** One request to an upstream, from dispatch to the last byte, and the one place where it can end. */
class Attempt implements Dispatcher.DispatchHandler, Bounded {
  private readonly chunks: Buffer[] = [];
  private controller: Dispatcher.DispatchController | null = null;
  private head: Omit<RawReply, 'body'> | null = null;
  private connection: CountedConnection | null = null;
  private isReused = false;
  private sentAt = 0;
  private isSettled = false;
  endsAt: number;
  place = -1;
  private readonly startedAt = performance.now();
  private readonly removeCancelListener: () => void;

  constructor(
    private readonly limits: AttemptLimits,
    private readonly deadlines: Deadlines,
    cancellation: Cancellation,
    private readonly resolve: (reply: RawReply) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.endsAt = this.startedAt + Math.min(limits.firstByteMs, limits.totalMs);
    deadlines.add(this);
    this.removeCancelListener = cancellation.onCancel((reason) => this.fail(new CancelledError(reason)));
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
    this.head = { status, retryAfter: headerText(headers['retry-after']) };
    this.endsAt = this.startedAt + this.limits.totalMs;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.head === null || this.isSettled) return;
    this.settle();
    const { status, retryAfter } = this.head;
    this.resolve({ status, retryAfter, body: this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(
      faultOfError(error, { isAnswered: this.head !== null, isReused: this.isReused, sinceSentMs: performance.now() - this.sentAt }),
    );
  }

  expire(): void {
    this.fail(TIMED_OUT);
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
    this.deadlines.remove(this);
    this.removeCancelListener();
  }
}

/** @throws UpstreamFault · CancelledError */
export function attempt(
  dispatcher: Dispatcher,
  { method, path, headers, body }: Dispatcher.DispatchOptions,
  limits: AttemptLimits,
  deadlines: Deadlines,
  cancellation: Cancellation,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    if (cancellation.reason !== null) {
      reject(new CancelledError(cancellation.reason));
      return;
    }
    const handler = new Attempt(limits, deadlines, cancellation, resolve, reject);
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
