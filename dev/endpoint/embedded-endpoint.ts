import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createArmedFault, type FaultSetting } from '../faults/armed-fault';
import { findCalledTool } from './called-tool';
import { answerChat, readChatBody, type ChatBody } from './chat-messages';
import { fitChat, type ContextWindow } from './context-window';
import { dialectOf, type Dialect, type DialectName, type RefusalReason } from './dialects';
import { contentUnderFault, replyForFault, type EndpointFault } from './faults';
import { streamReply } from './stream';
import { breakBeforeReply, changeReply, sendReply } from './transport';
import { findUnsupported } from './unsupported';
import { asToolCall, completionOf, EMBEDDED_MODEL, errorReply, jsonReply, modelCard, type EndpointReply } from './wire-format';

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
  /** A rule limits it to some of the requests; their line is method and path, e.g. `POST /v1/chat/completions`. */
  setFault(fault: FaultSetting<EndpointFault>): void;
  /** As it was set. */
  readonly fault: FaultSetting<EndpointFault>;
  /** The fault's name, whichever requests meet it. */
  readonly faultName: EndpointFault | null;
  /** Null: it answers as OpenAI's reference has it. A rule limits it to some of the requests, as with faults. */
  setDialect(dialect: FaultSetting<DialectName>): void;
  /** As it was set. */
  readonly dialect: FaultSetting<DialectName>;
  /** Null, as at first: a prompt of any length is read. */
  setContextWindow(window: ContextWindow | null): void;
  /** Null: the classifier answers again. */
  setReply(reply: ReplyFunction | null): void;
  handle(request: EndpointRequest, response: ServerResponse): Promise<void>;
  /** The same without a connection, under whatever model's name; null when a fault breaks the connection that there is not. */
  ask(chat: object): Promise<EndpointReply | null>;
}

const KEPT_REQUESTS = 200;
/** Milliseconds that the fault `slow` waits. */
const SLOWNESS = 30_000;

/** `slowness` in milliseconds: how long the fault `slow` waits. */
export function createEmbeddedEndpoint(options: { token: string; now: () => number; slowness?: number }): EmbeddedEndpoint {
  const requests: EndpointRequest[] = [];
  const tokens = [options.token];
  const fault = createArmedFault<EndpointFault>();
  const spoken = createArmedFault<DialectName>();
  let replyInPlace: ReplyFunction | null = null;
  let window: ContextWindow | null = null;

  async function answer(request: EndpointRequest, met: EndpointFault | null, dialect: Dialect | null): Promise<EndpointReply> {
    const refuse = (reason: RefusalReason, own: EndpointReply, model = EMBEDDED_MODEL): EndpointReply =>
      dialect?.refusals[reason]?.({ model, window: window?.tokens ?? 0 }) ?? own;
    const stranger = dialect?.isOpen === true ? undefined : refuseCaller(request, tokens);
    if (stranger !== undefined) return refuse('wrong-key', stranger);
    const faulty = met === null ? undefined : replyForFault(met);
    if (faulty !== undefined) return met === '429' ? refuse('rate-limit', faulty) : faulty;
    if (/^\/v1\/models(?:\/|$)/.test(request.path))
      return answerModels(request, window?.isAnnounced === true ? window.tokens : null, dialect);
    if (request.path !== '/v1/chat/completions')
      return errorReply(
        404,
        `Unknown request URL: ${request.method} ${request.path}. This endpoint has POST /v1/chat/completions and GET /v1/models.`,
        'unknown_url',
      );
    if (request.method !== 'POST') return wrongMethod(request);
    const chat = readChatBody(request.body);
    if (chat === null) return errorReply(400, 'The body must be JSON with model and messages.', null);
    if (chat.model !== EMBEDDED_MODEL && dialect?.servesAnyName !== true)
      return refuse('unknown-model', errorReply(404, `The model \`${chat.model}\` does not exist.`, 'model_not_found'), chat.model);
    const minded = dialect?.refuseParameter?.(chat);
    if (minded !== undefined) return minded;
    const unsupported = findUnsupported(chat);
    if (unsupported !== null)
      return errorReply(
        400,
        `Unsupported parameter: '${unsupported}' asks for what this endpoint does not do.`,
        'unsupported_parameter',
        {},
        unsupported,
      );
    const tool = findCalledTool(chat);
    if (tool === 'unknown') return errorReply(400, 'The tool to call is not among the tools.', 'invalid_tool_choice', {}, 'tool_choice');
    const fitted = fitChat(chat, window);
    if ('status' in fitted) return refuse('too-long', fitted);
    const inPlace = await replyInPlace?.(fitted.chat, request);
    if (typeof inPlace === 'object' && 'http' in inPlace) return inPlace.http as EndpointReply;
    const content = inPlace ?? contentUnderFault(met, answerChat(fitted.chat, tool?.parameters));
    const completion = completionOf(
      fitted.promptTokens,
      typeof content === 'string' ? content : JSON.stringify(content),
      options.now(),
      chat.max_completion_tokens ?? chat.max_tokens ?? undefined,
    );
    const answered = tool === null ? (dialect?.complete?.(completion) ?? completion) : asToolCall(completion, tool.name, tool.isLegacy);
    return chat.stream === true ? streamReply(answered, chat.stream_options?.include_usage === true) : jsonReply(200, answered);
  }

  function receive(request: EndpointRequest): { met: EndpointFault | null; dialect: Dialect | null } {
    requests.push(request);
    if (requests.length > KEPT_REQUESTS) requests.shift();
    const line = `${request.method} ${request.path}`;
    const met = fault.meet(line);
    const dialect = spoken.meet(line);
    return { met, dialect: dialect === null ? null : dialectOf(dialect) };
  }

  return {
    model: EMBEDDED_MODEL,
    token: options.token,
    requests,
    get fault() {
      return fault.read();
    },
    get faultName() {
      return fault.name();
    },
    get dialect() {
      return spoken.read();
    },
    accept: (token) => void tokens.push(token),
    setFault: (next) => fault.set(next),
    setDialect: (next) => spoken.set(next),
    setReply: (next) => void (replyInPlace = next),
    setContextWindow: (next) => void (window = next),
    async handle(request, response) {
      const { met, dialect } = receive(request);
      if (await breakBeforeReply(met, response, options.slowness ?? SLOWNESS)) return;
      await sendReply(met, response, await answer(request, met, dialect));
    },
    async ask(chat) {
      const request = {
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { authorization: `Bearer ${options.token}` },
        body: JSON.stringify(chat),
      };
      const { met } = receive(request);
      const named = { ...request, body: JSON.stringify({ ...chat, model: EMBEDDED_MODEL }) };
      return changeReply(met, await answer(named, met, null), options.slowness ?? SLOWNESS);
    },
  };
}

function answerModels(request: EndpointRequest, contextLength: number | null, dialect: Dialect | null): EndpointReply {
  if (request.method !== 'GET') return wrongMethod(request);
  const id = request.path.slice('/v1/models/'.length);
  const card = modelCard(contextLength);
  if (id === '') return jsonReply(200, dialect?.list?.(card) ?? { object: 'list', data: [card] });
  return id === EMBEDDED_MODEL ? jsonReply(200, card) : errorReply(404, `The model \`${id}\` does not exist.`, 'model_not_found');
}

function refuseCaller({ headers }: EndpointRequest, tokens: readonly string[]): EndpointReply | undefined {
  const given = /^Bearer (.+)$/iu.exec(headers.authorization ?? '')?.[1];
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
