import { randomUUID } from 'node:crypto';
import { EgressFilteringService } from '@forge/egress';
import type { HttpRequest } from '../protocol';
import { now, send } from './channel';
import { requireInvocation } from './invocation-scope';
import { watchBody } from './watch-body';

/** Kept of a body for the recorder; the app itself gets everything. */
const RECORDED_BYTES = 1_048_576;

/** What Forge throws at an address that the site has not approved (@forge/api, `ExternalEndpointNotAllowedError`). */
class EgressRefusedError extends Error {
  override readonly name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  readonly status = 403;

  constructor(url: string) {
    super(
      `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    );
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
    const filter = new EgressFilteringService(invocation.appContext.permissions.external.fetch.backend);
    if (!filter.isValidUrl(request.url)) throw new EgressRefusedError(request.url);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const callId = randomUUID();
    send({
      type: 'fetch-call',
      callId,
      invocationId: invocation.id,
      start: now(),
      request: describe(request, body),
    });
    const { method, headers, redirect, signal } = request;
    try {
      const response = await nodeFetch(localAddress(request.url, invocation.names), { method, headers, redirect, signal, body });
      const { status } = response;
      const replyHeaders = Object.fromEntries(response.headers);
      return watchBody(response, request.url, RECORDED_BYTES, (text, error) =>
        send({ type: 'call-end', callId, end: now(), reply: { status, headers: replyHeaders, body: text }, error }),
      );
    } catch (error) {
      send({ type: 'call-end', callId, end: now(), error: nameOf(error) });
      throw error;
    }
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
  return {
    method: request.method,
    url: request.url,
    headers,
    body: new TextDecoder().decode(body?.subarray(0, RECORDED_BYTES)),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
