import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerChat, readChatBody, type ChatBody } from './chat-messages';
import { contentUnderFault, replyForFault, type EndpointFault } from './faults';
import { completionReply, EMBEDDED_MODEL, errorReply, modelsReply, type EndpointReply } from './wire-format';

export interface EndpointRequest {
  method: string;
  /** Below the server's root, e.g. `/v1/models`. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers in the model's place: a text is the content, an object its JSON, `{ http }` the whole answer. */
export type ReplyFunction = (chat: ChatBody, request: EndpointRequest) => ReplyInPlace | Promise<ReplyInPlace>;

export type ReplyInPlace = string | { http: EndpointReply } | Record<string, unknown>;

/** An OpenAI-compatible endpoint inside the host. */
export interface EmbeddedEndpoint {
  readonly model: string;
  readonly token: string;
  /** Everything that was asked, oldest first. */
  readonly requests: EndpointRequest[];
  /** Lets another token in besides its own, as a server of several customers does. */
  accept(token: string): void;
  setFault(fault: EndpointFault | null): void;
  readonly fault: EndpointFault | null;
  /** Null: the classifier answers again. */
  setReply(reply: ReplyFunction | null): void;
  handle(request: EndpointRequest, response: ServerResponse): Promise<void>;
}

const KEPT_REQUESTS = 200;

/** `slowness` in milliseconds: how long the fault `slow` waits. */
export function createEmbeddedEndpoint(options: { token: string; now: () => number; slowness?: number }): EmbeddedEndpoint {
  const requests: EndpointRequest[] = [];
  const tokens = [options.token];
  let fault: EndpointFault | null = null;
  let replyInPlace: ReplyFunction | null = null;

  async function answer(request: EndpointRequest): Promise<EndpointReply> {
    const refusal = refuseCaller(request, tokens) ?? (fault === null ? undefined : replyForFault(fault));
    if (refusal !== undefined) return refusal;
    if (request.path === '/v1/models') return request.method === 'GET' ? modelsReply() : wrongMethod(request);
    if (request.path !== '/v1/chat/completions') return errorReply(404, `Unknown request URL: ${request.method} ${request.path}.`, 'unknown_url');
    if (request.method !== 'POST') return wrongMethod(request);
    const chat = readChatBody(request.body);
    if (chat === null) return errorReply(400, 'The body must be JSON with model and messages.', null);
    if (chat.model !== EMBEDDED_MODEL) return errorReply(404, `The model \`${chat.model}\` does not exist.`, 'model_not_found');
    if (chat.stream === true) return errorReply(400, 'Streaming is not supported.', 'unsupported_value');
    const inPlace = await replyInPlace?.(chat, request);
    if (typeof inPlace === 'object' && 'http' in inPlace) return inPlace.http as EndpointReply;
    const content = inPlace ?? contentUnderFault(fault, answerChat(chat));
    return completionReply(chat, typeof content === 'string' ? content : JSON.stringify(content), options.now());
  }

  return {
    model: EMBEDDED_MODEL,
    token: options.token,
    requests,
    get fault() {
      return fault;
    },
    accept: (token) => void tokens.push(token),
    setFault: (next) => void (fault = next),
    setReply: (next) => void (replyInPlace = next),
    async handle(request, response) {
      requests.push(request);
      if (requests.length > KEPT_REQUESTS) requests.shift();
      if (fault === 'down') {
        response.socket?.destroy();
        return;
      }
      if (fault === 'slow') await waitWhileOpen(response, options.slowness ?? 30_000);
      if (response.destroyed) return;
      const reply = await answer(request);
      if (fault === 'cut') cutShort(response, reply);
      else response.writeHead(reply.status, reply.headers).end(reply.body);
    },
  };
}

function refuseCaller({ headers }: EndpointRequest, tokens: readonly string[]): EndpointReply | undefined {
  const given = /^Bearer (.+)$/u.exec(headers.authorization ?? '')?.[1];
  if (given === undefined) return errorReply(401, 'You did not provide an API key.', null);
  if (!tokens.some((token) => sameSecret(given, token))) return errorReply(401, 'Incorrect API key provided.', 'invalid_api_key');
  return undefined;
}

/** Hashing first makes the lengths equal, so that the comparison takes the same time for every guess. */
function sameSecret(left: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}

function wrongMethod({ method }: EndpointRequest): EndpointReply {
  return errorReply(405, `Not allowed to ${method} here.`, 'method_not_supported');
}

/** Promises more bytes than it sends. */
function cutShort(response: ServerResponse, reply: EndpointReply): void {
  const length = Buffer.byteLength(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(length) });
  response.write(reply.body.slice(0, Math.floor(reply.body.length / 2)), () => response.socket?.destroy());
}

async function waitWhileOpen(response: ServerResponse, milliseconds: number): Promise<void> {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  try {
    await wait(milliseconds, undefined, { signal: closed.signal });
  } catch {
    // The caller went away; there is nobody left to answer.
  }
}
