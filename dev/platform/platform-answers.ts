import { APP_ACCOUNT, type JiraSite } from '../jira';
import {
  answerOfFaultyJira,
  answerOfFaultyQueue,
  answerOfFaultyStorage,
  jiraFaultConcerns,
  queueFaultConcerns,
  storageFaultConcerns,
  type FaultTimes,
  type PlatformFaults,
} from './faults';
import type { Caller } from './invoker';
import type { KillPoints } from './kill-points';
import type { ModelService } from './models/model-service';
import type { HttpReply, HttpRequest, PlatformRequest } from './protocol';
import { isQueuePath } from './queue/queue-service';
import type { Channels } from './realtime/channels';
import { answerRealtime } from './realtime/realtime-service';
import type { Recorder } from './recorder';
import { secretIn, withoutSecret, type SecretVeil } from './secret-veil';
import { INSTALLATION } from './site';
import { keysOf } from './storage/kvs-store';

export interface PlatformAnswersOptions {
  jira: JiraSite;
  recorder: Recorder;
  /** Who asks; undefined when the invocation has ended. */
  callerOf: (invocationId: string) => Caller | undefined;
  askQueue: (path: string, body: string, installationId: string | null) => HttpReply;
  models: ModelService;
  channels: Channels;
  killPoints: KillPoints;
  /** Ends the process of an invocation. */
  kill: (invocationId: string) => void;
  /** What goes wrong at the moment. */
  faults: PlatformFaults;
  faultTimes: FaultTimes;
  veil: SecretVeil;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

interface Asked {
  request: PlatformRequest;
  id: string;
  invocationId: string;
  start: number;
  caller: Caller;
}

/**
 * Answers what functions ask of Forge: Jira as the person or as the app, storage,
 * queues, language models and channels. Other services are not there (404). Faults on demand come from here,
 * so that the app alone meets them, and no page or test that asks Jira itself.
 * Null: there is nobody to answer anymore.
 */
export function createPlatformAnswers(options: PlatformAnswersOptions) {
  const { killPoints, kill } = options;
  return async (request: PlatformRequest, id: string, invocationId: string, start: number): Promise<HttpReply | null> => {
    const caller = options.callerOf(invocationId);
    if (caller === undefined) return null;
    const moment = killPoints.momentOf(invocationId, caller.run, request);
    if (moment === 'before') {
      kill(invocationId);
      return null;
    }
    const reply = await ask(options, { request, id, invocationId, start, caller });
    if (moment === null) return reply;
    kill(invocationId);
    return null;
  };
}

async function ask(options: PlatformAnswersOptions, asked: Asked): Promise<HttpReply> {
  const { type, remote, path } = asked.request;
  if (type === 'kvs') return askStorage(options, asked);
  if (type === 'llm') return askModel(options, asked);
  if (type === 'realtime') return askRealtime(options, asked);
  if (type === 'fpp' && remote === 'jira') return askJira(options, asked);
  if (type === 'fpp' && remote === 'stargate' && isQueuePath(path)) return askQueue(options, asked);
  return notHere(asked.request);
}

async function askStorage({ recorder, veil, faults, faultTimes }: PlatformAnswersOptions, asked: Asked): Promise<HttpReply> {
  const { request, id, invocationId, start, caller } = asked;
  const { path, body = 'null' } = request;
  veil.learn(secretIn(request, body));
  const sent = toHttpRequest(request);
  const summary = `${path.replace(/^\/api\/v1\//u, '')} ${keysOf(JSON.parse(body))}`.trimEnd();
  recorder.begin({ id, kind: 'storage', invocationId, start, summary, request: { ...sent, body: withoutSecret(request, sent.body) } });
  const store = async (): Promise<HttpReply> => ({ headers: JSON_HEADERS, ...(await caller.storage.handle(path, body)) });
  const fault = faults.storage.meet(summary, (candidate) => storageFaultConcerns(candidate, request));
  const reply = fault === null ? await store() : await answerOfFaultyStorage(fault, faultTimes, store);
  veil.learn(secretIn(request, reply.body));
  recorder.update(id, {
    status: reply.status,
    reply: { ...reply, body: withoutSecret(request, reply.body) },
    ...(fault === null ? {} : { fault }),
  });
  return reply;
}

async function askJira(options: PlatformAnswersOptions, { request, id, invocationId, start, caller }: Asked): Promise<HttpReply> {
  const { recorder, jira, faults, faultTimes: times } = options;
  const sent = toHttpRequest(request);
  const summary = `${sent.method} ${sent.url}`;
  recorder.begin({ id, kind: 'jira', invocationId, start, summary, request: sent });
  const answer = (): Promise<HttpReply> => answerOfJira(jira, request, caller.accountId);
  const fault = faults.jira.meet(summary, (candidate) => jiraFaultConcerns(candidate, request));
  const reply = fault === null ? await answer() : await answerOfFaultyJira(fault, request, { jira, times, ask: answer });
  recorder.update(id, { status: reply.status, reply, ...(fault === null ? {} : { fault }) });
  return reply;
}

function askQueue(
  { recorder, faults, ...options }: PlatformAnswersOptions,
  { request, id, invocationId, start, caller }: Asked,
): HttpReply {
  const sent = toHttpRequest(request);
  const summary = summarizeQueueCall(request);
  recorder.begin({ id, kind: 'queue', invocationId, start, summary, request: sent });
  const answer = (body: string): HttpReply => options.askQueue(request.path, body, caller.installationId);
  const fault = faults.queue.meet(summary, (candidate) => queueFaultConcerns(candidate, request));
  const reply = fault === null ? answer(sent.body) : answerOfFaultyQueue(fault, sent.body, answer);
  recorder.update(id, { status: reply.status, reply, ...(fault === null ? {} : { fault }) });
  return reply;
}

async function askModel({ recorder, models }: PlatformAnswersOptions, asked: Asked): Promise<HttpReply> {
  const { request, id, invocationId, start, caller } = asked;
  const sent = toHttpRequest(request);
  recorder.begin({ id, kind: 'endpoint', invocationId, start, summary: `${sent.method} ${sent.url}`, request: sent });
  const reply = await models.handle(request, caller.installationId);
  recorder.update(id, { status: reply.status, reply });
  return reply;
}

function askRealtime({ recorder, channels }: PlatformAnswersOptions, asked: Asked): HttpReply {
  const { request, id, invocationId, start, caller } = asked;
  const { installationId, context, contextToken } = caller;
  recorder.begin({ id, kind: 'realtime', invocationId, start, summary: summarizeRealtimeCall(request), request: toHttpRequest(request) });
  const reply = answerRealtime(channels, request, { installationId: installationId ?? INSTALLATION.installationId, context, contextToken });
  recorder.update(id, { status: reply.status, reply });
  return reply;
}

function summarizeRealtimeCall({ body = '{}' }: PlatformRequest): string {
  const { variables = {} } = JSON.parse(body) as { variables?: { name?: string; channelName?: string } };
  return variables.channelName === undefined ? `publish to ${variables.name ?? ''}` : `sign for ${variables.channelName}`;
}

function summarizeQueueCall({ path, body = '{}' }: PlatformRequest): string {
  const { queueName, payload } = JSON.parse(body) as { queueName: string; payload?: unknown[] };
  if (payload === undefined) return `${path.split('/')[3] ?? path} ${queueName}`;
  return `push ${payload.length} ${payload.length === 1 ? 'event' : 'events'} to ${queueName}`;
}

function toHttpRequest({ method, path: url, headers, body = '' }: PlatformRequest): HttpRequest {
  return { method, url, headers, body };
}

async function answerOfJira(jira: JiraSite, request: PlatformRequest, accountId: string | null): Promise<HttpReply> {
  const { method, path, headers, body, provider } = request;
  if (provider === 'user' && (accountId === null || (request.accountId ?? accountId) !== accountId)) {
    // Forge's proxy says so in a header, which @forge/api turns into NeedsAuthenticationError.
    return { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }, body: '' };
  }
  return jira.handle({ method, path, headers, body, accountId: provider === 'user' ? accountId : APP_ACCOUNT });
}

function notHere({ type, remote }: PlatformRequest): HttpReply {
  const message = `The offline host has no service ${type} ${remote ?? ''}`.trimEnd();
  return { status: 404, headers: JSON_HEADERS, body: JSON.stringify({ code: 'NOT_FOUND', message }) };
}
