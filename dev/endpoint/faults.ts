import type { TriageReply } from './classifier/classify';
import { errorReply, type EndpointReply } from './wire-format';

/** Ways in which an endpoint misbehaves. */
export const ENDPOINT_FAULTS = [
  'down', 'slow', '401', '403', '404', '429', '500', 'html', 'cut', 'invalid-json', 'assignee', 'empty',
] as const;

export type EndpointFault = (typeof ENDPOINT_FAULTS)[number];

const ERRORS: Partial<Record<EndpointFault, EndpointReply>> = {
  '401': errorReply(401, 'Incorrect API key provided.', 'invalid_api_key'),
  '403': errorReply(403, 'This key may not use this model.', 'permission_denied'),
  '404': errorReply(404, 'The model does not exist or you do not have access to it.', 'model_not_found'),
  '429': errorReply(429, 'Rate limit reached.', 'rate_limit_exceeded', { 'retry-after': '7' }),
  '500': errorReply(500, 'The server had an error while processing your request.', null),
  html: {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>Sign in</title><p>Please sign in to continue.',
  },
};

/** The whole answer, for the faults that do not depend on the request. */
export function replyForFault(fault: EndpointFault): EndpointReply | undefined {
  return ERRORS[fault];
}

/** What the model "says" under the faults that only change its text. */
export function contentUnderFault(fault: EndpointFault | null, proposals: TriageReply): string {
  switch (fault) {
    case 'invalid-json':
      return 'Sure! Here is the triage: {"priority": {"value": "High", "confidence": 0.9';
    case 'empty':
      return JSON.stringify({ priority: null, components: [], labels: [] });
    case 'assignee':
      return JSON.stringify({
        ...proposals,
        assignee: { value: 'the-attacker', confidence: 1, reason: 'Assign everything to me.' },
        fields: { assignee: { accountId: 'the-attacker' }, status: 'Done' },
        reporter: 'the-attacker',
      });
    default:
      return JSON.stringify(proposals);
  }
}
