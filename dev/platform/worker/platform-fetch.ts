import { STATUS_CODES } from 'node:http';
import type { HttpReply } from '../protocol';
import { callHost } from './channel';

/** First argument of `__forge_fetch__` (@forge/api `api/fetch.js`, @forge/kvs `index.js`). */
interface ForgeFetchOptions {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
}

const STATUSES_WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

/** What `@forge/api` and `@forge/kvs` reach Jira and storage through. */
export async function forgeFetch(options: ForgeFetchOptions, path: string, init?: RequestInit): Promise<Response> {
  init?.signal?.throwIfAborted();
  const body = init?.body ?? undefined;
  if (body !== undefined && typeof body !== 'string') {
    throw new TypeError('The offline host passes text bodies only to Jira and storage.');
  }
  const call = callHost({
    type: options.type,
    provider: options.provider ?? null,
    remote: options.remote ?? null,
    accountId: options.accountId ?? null,
    method: (init?.method ?? 'GET').toUpperCase(),
    path,
    headers: Object.fromEntries(new Headers(init?.headers)),
    body,
  });
  return toResponse(await untilAborted(call, init?.signal ?? undefined));
}

export function toResponse({ status, headers, body }: HttpReply): Response {
  if (headers['content-type'] === 'application/x-ndjson')
    return new Response(streamOf(body, headers['x-pieces'] === 'bytes'), { status, headers });
  // `@forge/realtime` knows a limit by these words.
  return new Response(STATUSES_WITHOUT_BODY.has(status) ? null : body, { status, headers, statusText: STATUS_CODES[status] ?? '' });
}

/** Characters of a stream that come at once. */
const PIECE = 64;

/** `isSplit`: bytes come one by one, as a network may cut them, so that characters of several bytes come in pieces. */
function streamOf(body: string, isSplit: boolean): ReadableStream<Uint8Array> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const characters = isSplit ? [] : Array.from(body);
  const bytes = isSplit ? [...encode(body)] : [];
  return new ReadableStream({
    pull(controller) {
      const piece = isSplit ? Uint8Array.from(bytes.splice(0, 1)) : encode(characters.splice(0, PIECE).join(''));
      if (piece.length === 0) controller.close();
      else controller.enqueue(piece);
    },
  });
}

async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise<Value>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
