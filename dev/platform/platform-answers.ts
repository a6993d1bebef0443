import type { JiraSite } from '../jira';
import { replyOfFaultyJira, replyOfFaultyStorage, type FaultTimes, type PlatformFaults } from './faults';
import type { HttpReply, HttpRequest, PlatformRequest } from './protocol';
import type { Recorder } from './recorder';
import { secretIn, withoutSecret, type SecretVeil } from './secret-veil';
import { firstKey, type KvsStore } from './storage/kvs-store';

export interface PlatformAnswersOptions {
  jira: JiraSite;
  /** Of the installation that the invocation is for. */
  storageOf: (invocationId: string) => KvsStore;
  recorder: Recorder;
  /** Who started the invocation; null for nobody. */
  accountOf: (invocationId: string) => string | null;
  /** What goes wrong at the moment. */
  faults: () => PlatformFaults;
  faultTimes: FaultTimes;
  veil: SecretVeil;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/**
 * Answers what functions ask of Forge: Jira as the person or as the app, and
 * storage. Other services are not there (404). Faults on demand come from here,
 * so that the app alone meets them, and no page or test that asks Jira itself.
 */
export function createPlatformAnswers(options: PlatformAnswersOptions) {
  const { recorder } = options;
  return async (request: PlatformRequest, id: string, invocationId: string, start: number): Promise<HttpReply> => {
    if (request.type === 'kvs') {
      const { fault, reply } = await askStorage(options, request, id, invocationId, start);
      recorder.update(id, { status: reply.status, reply: { ...reply, body: withoutSecret(request, reply.body) }, ...fault });
      return reply;
    }
    if (request.type !== 'fpp' || request.remote !== 'jira') return notHere(request);
    const sent = toHttpRequest(request);
    recorder.begin({ id, kind: 'jira', invocationId, start, summary: `${sent.method} ${sent.url}`, request: sent });
    const fault = options.faults().jira;
    const faulty = fault === null ? undefined : await replyOfFaultyJira(fault, options.faultTimes);
    const reply = faulty ?? (await askJira(options.jira, request, options.accountOf(invocationId)));
    recorder.update(id, { status: reply.status, reply, ...(fault === null ? {} : { fault }) });
    return reply;
  };
}

async function askStorage(
  { recorder, veil, faults, faultTimes, storageOf }: PlatformAnswersOptions,
  request: PlatformRequest,
  id: string,
  invocationId: string,
  start: number,
): Promise<{ reply: HttpReply; fault: { fault?: string } }> {
  const { path, body = 'null' } = request;
  veil.learn(secretIn(request, body));
  const sent = toHttpRequest(request);
  const summary = `${path.replace(/^\/api\/v1\//u, '')} ${keyOf(body) ?? ''}`.trimEnd();
  recorder.begin({ id, kind: 'storage', invocationId, start, summary, request: { ...sent, body: withoutSecret(request, sent.body) } });
  const name = faults().storage;
  const faulty = name === null ? undefined : await replyOfFaultyStorage(name, request, faultTimes);
  const reply = faulty ?? { headers: JSON_HEADERS, ...(await storageOf(invocationId).handle(path, body)) };
  veil.learn(secretIn(request, reply.body));
  return { reply, fault: name === null || (name === 'conflict' && faulty === undefined) ? {} : { fault: name } };
}

function toHttpRequest({ method, path: url, headers, body = '' }: PlatformRequest): HttpRequest {
  return { method, url, headers, body };
}

async function askJira(jira: JiraSite, request: PlatformRequest, accountId: string | null): Promise<HttpReply> {
  const { method, path, headers, body, provider } = request;
  if (provider === 'user' && (accountId === null || (request.accountId ?? accountId) !== accountId)) {
    // Forge's proxy says so in a header, which @forge/api turns into NeedsAuthenticationError.
    return { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }, body: '' };
  }
  return jira.handle({ method, path, headers, body, accountId: provider === 'user' ? accountId : null });
}

function notHere({ type, remote }: PlatformRequest): HttpReply {
  const message = `The offline host has no service ${type} ${remote ?? ''}`.trimEnd();
  return { status: 404, headers: JSON_HEADERS, body: JSON.stringify({ code: 'NOT_FOUND', message }) };
}

function keyOf(body: string): string | null {
  return firstKey(JSON.parse(body));
}
