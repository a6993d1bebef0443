import { randomUUID } from 'node:crypto';
import { EgressFilteringService } from '@forge/egress';
import type { HttpRequest, Invocation } from '../protocol';
import { now, send } from './channel';
import { sendFollowing } from './follow-redirects';
import { requireInvocation } from './invocation-scope';
import { watchBody } from './watch-body';

/** Kept of a body for the recorder; the app itself gets everything. */
const RECORDED_BYTES = 1_048_576;

/** What Forge throws at an address that the site has not approved (@forge/api, `ExternalEndpointNotAllowedError`). */
class EgressRefusedError extends Error {
  override readonly name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  readonly status = 403;

  constructor(url: string) {
    super(`URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`);
  }
}

/**
 * The app's `fetch`. Refuses what the site has not approved, sends a mapped
 * name to this machine, and leaves everything else to Node.
 */
export function createExternalFetch(nodeFetch: typeof fetch): typeof fetch {
  return async (input, init) => {
    const invocation = requireInvocation();
    const request = new Request(input, init);
    const requirePermission = createPermissionCheck(invocation);
    const { method, url, headers, redirect } = request;
    const signal = invocation.fetchLimit === undefined ? request.signal : AbortSignal.any([request.signal, limitOf(invocation.fetchLimit)]);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const callId = randomUUID();
    send({ type: 'fetch-call', callId, invocationId: invocation.id, start: now(), request: describe(request, body) });
    try {
      // Noted first, so that the inspector shows what the app tried to reach.
      requirePermission(url);
      const sent = await sendFollowing({ method, url, headers, redirect, signal, body }, ({ url: target, ...rest }) => {
        requirePermission(target);
        return nodeFetch(localAddress(target, invocation.names), rest);
      });
      const { status } = sent.response;
      const replyHeaders = Object.fromEntries(sent.response.headers);
      const report = (body: string, error?: string): void =>
        send({ type: 'call-end', callId, end: now(), reply: { status, headers: replyHeaders, body }, error });
      // Once now, because an app may never look at the body, and again when the body has gone through.
      report('');
      return watchBody(sent, RECORDED_BYTES, report);
    } catch (error) {
      send({ type: 'call-end', callId, end: now(), error: nameOf(error) });
      throw error;
    }
  };
}

/** Forge cuts a request of a background function after this time, however long the function may run. */
function limitOf(milliseconds: number): AbortSignal {
  const limit = new AbortController();
  const cause = new Error(`The platform cuts a request after ${milliseconds / 1_000} seconds.`);
  setTimeout(() => limit.abort(new TypeError('fetch failed', { cause })), milliseconds).unref();
  return limit.signal;
}

/** Throws for an address that the site has not approved. */
function createPermissionCheck({ appContext }: Invocation): (url: string) => void {
  const filter = new EgressFilteringService(appContext.permissions.external.fetch.backend);
  return (url) => {
    if (!filter.isValidUrl(url)) throw new EgressRefusedError(url);
  };
}

function localAddress(url: string, names: Record<string, string>): string {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const local = protocol === 'https:' && port === '' ? names[hostname] : undefined;
  return local === undefined ? url : `${local}${pathname}${search}`;
}

/** The token is for the endpoint alone: the recorder is shown in a web page. */
function describe(request: Request, body: Uint8Array | undefined): HttpRequest {
  const headers = Object.fromEntries(request.headers);
  if (headers.authorization !== undefined) headers.authorization = headers.authorization.replace(/ .*/su, ' (hidden)');
  return { method: request.method, url: request.url, headers, body: new TextDecoder().decode(body?.subarray(0, RECORDED_BYTES)) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
