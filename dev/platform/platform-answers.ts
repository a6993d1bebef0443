import type { JiraSite } from '../jira';
import type { HttpReply, PlatformRequest } from './protocol';
import type { Recorder } from './recorder';
import { firstKey, type KvsStore } from './storage/kvs-store';

export interface PlatformAnswersOptions {
  jira: JiraSite;
  /** Of the installation that the invocation is for. */
  storageOf: (invocationId: string) => KvsStore;
  recorder: Recorder;
  /** Who started the invocation; null for nobody. */
  accountOf: (invocationId: string) => string | null;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/**
 * Answers what functions ask of Forge: Jira as the person or as the app, and
 * storage. Other services are not there (404).
 */
export function createPlatformAnswers({ jira, storageOf, recorder, accountOf }: PlatformAnswersOptions) {
  return async (request: PlatformRequest, id: string, invocationId: string, start: number): Promise<HttpReply> => {
    if (request.type === 'kvs') {
      const summary = `${request.path.replace(/^\/api\/v1\//u, '')} ${keyOf(request.body) ?? ''}`.trimEnd();
      recorder.begin({ id, kind: 'storage', invocationId, start, summary });
      const reply = { headers: JSON_HEADERS, ...(await storageOf(invocationId).handle(request.path, request.body ?? 'null')) };
      recorder.update(id, { status: reply.status });
      return reply;
    }
    if (request.type !== 'fpp' || request.remote !== 'jira') return notHere(request);
    const { method, path: url, headers, body = '' } = request;
    recorder.begin({ id, kind: 'jira', invocationId, start, summary: `${method} ${url}`, request: { method, url, headers, body } });
    const reply = await askJira(jira, request, accountOf(invocationId));
    recorder.update(id, { status: reply.status, reply });
    return reply;
  };
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

function keyOf(body: string | undefined): string | null {
  return body === undefined ? null : firstKey(JSON.parse(body));
}
