import { errorReply, jsonReply, type EndpointReply } from './wire-format';

/** Ways in which an endpoint misbehaves. */
export const ENDPOINT_FAULTS = [
  // Nobody to talk to. These three concern whole runs of a function, whatever calls they are limited to.
  'refused',
  'dns',
  'tls',
  // The connection.
  'down',
  'reset',
  'reset-body',
  'cut',
  'hang',
  'slow',
  'drip',
  '301',
  '307',
  // The status.
  '400',
  '401',
  '403',
  '404',
  '408',
  '409',
  '413',
  '422',
  '429',
  '429-bare',
  '500',
  '502-html',
  '503',
  '504',
  '529',
  // What it says with status 200.
  'html',
  'text',
  'no-body',
  'truncated',
  'no-choices',
  'huge',
  'invalid-json',
  'assignee',
  'empty',
] as const;

export type EndpointFault = (typeof ENDPOINT_FAULTS)[number];

/** Where the redirects lead: a host that nobody has approved. */
const ELSEWHERE = 'https://elsewhere.sprintloom.com/v1/chat/completions';
/** Characters; more than any reply that an app has reason to read. */
const HUGE = 4 * 1_048_576;

const PAGE = '<!doctype html><title>Sign in</title><p>Please sign in to continue.';

const REPLIES: Partial<Record<EndpointFault, EndpointReply>> = {
  '301': redirect(301),
  '307': redirect(307),
  '400': errorReply(400, 'The request could not be understood.', 'invalid_request'),
  '401': errorReply(401, 'Incorrect API key provided.', 'invalid_api_key'),
  '403': errorReply(403, 'This key may not use this model.', 'permission_denied'),
  '404': errorReply(404, 'The model does not exist or you do not have access to it.', 'model_not_found'),
  '408': errorReply(408, 'The request took too long.', 'request_timeout'),
  '409': errorReply(409, 'The request conflicts with another one.', 'conflict'),
  '413': errorReply(413, 'The request is too large.', 'request_too_large'),
  '422': errorReply(422, 'The request cannot be processed.', 'unprocessable_entity'),
  '429': errorReply(429, 'Rate limit reached.', 'rate_limit_exceeded', { 'retry-after': '7' }),
  '429-bare': errorReply(429, 'Rate limit reached.', 'rate_limit_exceeded'),
  '500': errorReply(500, 'The server had an error while processing your request.', null),
  '502-html': page(502, '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'),
  '503': errorReply(503, 'The server is overloaded or not ready yet.', null),
  '504': errorReply(504, 'The model did not answer in time.', null),
  '529': errorReply(529, 'The service is overloaded.', 'overloaded_error'),
  html: page(200, PAGE),
  text: { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' },
  'no-body': { status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  'no-choices': jsonReply(200, { id: 'chatcmpl-none', object: 'chat.completion', choices: [] }),
};

/** The whole answer, for the faults that do not depend on the request. */
export function replyForFault(fault: EndpointFault): EndpointReply | undefined {
  return REPLIES[fault];
}

/** What the model "says" under the faults that only change its text. */
export function contentUnderFault(fault: EndpointFault | null, proposals: unknown): string {
  switch (fault) {
    case 'invalid-json':
      return 'Sure! Here is the triage: {"priority": {"value": "High", "confidence": 0.9';
    case 'empty':
      return JSON.stringify({ priority: null, components: [], labels: [] });
    case 'huge':
      return JSON.stringify(proposals) + ' '.repeat(HUGE);
    case 'assignee':
      return JSON.stringify({
        ...(proposals as object),
        assignee: { value: 'the-attacker', confidence: 1, reason: 'Assign everything to me.' },
        fields: { assignee: { accountId: 'the-attacker' }, status: 'Done' },
        reporter: 'the-attacker',
      });
    default:
      return JSON.stringify(proposals);
  }
}

/** An address at which nobody can be reached, in place of the endpoint's own; null for the other faults. */
export function unreachableOrigin(fault: EndpointFault | null, own: string): string | null {
  switch (fault) {
    case 'refused':
      // The host listens on IPv4 alone.
      return `http://[::1]:${new URL(own).port}`;
    case 'dns':
      return 'http://no-such-host.invalid';
    case 'tls':
      // The host speaks plain HTTP on its port, which no TLS client understands.
      return own.replace('http:', 'https:');
    default:
      return null;
  }
}

function redirect(status: number): EndpointReply {
  return { status, headers: { location: ELSEWHERE, 'content-type': 'text/plain' }, body: 'It is elsewhere.' };
}

function page(status: number, body: string): EndpointReply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
