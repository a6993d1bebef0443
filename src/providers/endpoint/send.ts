import type { Clock } from '../../contract/clock';
import { endpointHost } from '../../contract/endpoint-address';
import { TriageError } from '../../contract/triage-error';
import type { EndpointTarget } from '../endpoint-port';
import { isRedirect, networkFault } from './network-fault';
import { BODY_LIMIT_BYTES, readBody } from './read-body';

export interface EndpointAnswer {
  status: number;
  headers: Headers;
  body: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/** What calling the endpoint needs of the platform. */
export interface EndpointPlatform {
  clock: Clock;
  /** Whether the site has approved the host of this address. */
  canReach: (url: string) => boolean;
}

function assertEgress({ canReach }: EndpointPlatform, url: string): void {
  if (!canReach(url)) {
    throw new TriageError('EGRESS_BLOCKED', { details: { host: endpointHost(url) } });
  }
}

/** Only the error's kind is looked at: its text may quote the request. */
function translate(error: unknown, url: string): TriageError {
  if (error instanceof TriageError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return new TriageError('ENDPOINT_TIMEOUT', { cause: error });
  // Forge's own refusal, should the approval be withdrawn between the check and the call.
  if (error instanceof Error && /egress|external fetch/i.test(error.message)) {
    return new TriageError('EGRESS_BLOCKED', { details: { host: endpointHost(url) }, cause: error });
  }
  const details = isRedirect(error) ? { about: 'redirect' as const } : { network: networkFault(error) };
  return new TriageError('ENDPOINT_UNREACHABLE', { details, cause: error });
}

/**
 * One HTTP call to the endpoint. A redirect is an error, because following one would carry the issue
 * text elsewhere. The time limit covers the body too, of which no more is read than `limitBytes`.
 */
export async function send(
  target: EndpointTarget,
  path: string,
  body: string | null,
  platform: EndpointPlatform,
  deadline: number,
  limitBytes = BODY_LIMIT_BYTES,
): Promise<EndpointAnswer> {
  const url = `${target.baseUrl.replace(/\/+$/, '')}${path}`;
  assertEgress(platform, url);
  const left = deadline - platform.clock();
  if (left <= 0) throw new TriageError('ENDPOINT_TIMEOUT');
  try {
    const response = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        Accept: 'application/json',
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(target.token === null ? {} : { Authorization: `Bearer ${target.token}` }),
      },
      ...(body === null ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(left),
    });
    return { status: response.status, headers: response.headers, body: await readBody(response, limitBytes), receivedAt: platform.clock() };
  } catch (error) {
    throw translate(error, url);
  }
}
