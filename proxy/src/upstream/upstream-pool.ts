import { readFileSync } from 'node:fs';
import { Client, Pool, type Dispatcher } from 'undici';
import type { UpstreamConfig } from '../config/config-schema';

/** One connection at a time, and whether it was used before. */
export interface CountedConnection {
  /** Counts a request that is about to be written. Returns whether it follows another one. */
  countRequest(): boolean;
}

/** undici hands the options on as they are, while it wraps the handler. */
export interface CountedDispatchOptions extends Dispatcher.DispatchOptions {
  onConnectionChosen(connection: CountedConnection): void;
}

/**
 * A request that dies unanswered on a used connection met the server closing it while idle and was never
 * read (RFC 9112, 9.3.1); on a new one it may have been.
 */
class CountingClient extends Client implements CountedConnection {
  private requests = 0;

  constructor(origin: URL, options: Client.Options) {
    super(origin, options);
    this.on('connect', () => (this.requests = 0));
  }

  countRequest(): boolean {
    this.requests += 1;
    return this.requests > 1;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if ('onConnectionChosen' in options) (options as CountedDispatchOptions).onConnectionChosen(this);
    return super.dispatch(options, handler);
  }
}

/** Kept-alive connections to one upstream, its certificate verified. Deadlines are the caller's. */
export function createUpstreamPool(upstream: UpstreamConfig, limits: { connectMs: number; replyBytes: number }): Pool {
  const { origin } = new URL(upstream.url);
  return new Pool(origin, {
    connections: upstream.connections,
    pipelining: 1,
    keepAliveTimeout: upstream.keepAliveMs,
    // The server's own hint may shorten the time, never lengthen it.
    keepAliveMaxTimeout: upstream.keepAliveMs,
    // undici's clock ticks once a second; the attempt has its own.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: limits.replyBytes,
    connect: {
      timeout: limits.connectMs,
      rejectUnauthorized: true,
      ...(upstream.caFile === undefined ? {} : { ca: readFileSync(upstream.caFile) }),
    },
    factory: (target, options) => new CountingClient(target, options),
  });
}
