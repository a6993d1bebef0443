import type { ErrorCode, ErrorDetails } from '../../../src/contract/error-body';
import { CANARY_ANSWER } from './leak-check';
import { aReply, ATLASSIAN, type TriageSite } from './triage-site';

/** A whole reply of Atlassian's models in Forge's own form. */
export const reply = (choices: object[], usage?: object) => () => ({
  http: { status: 200, headers: {}, body: JSON.stringify({ choices, usage }) },
});

export const called = (given: unknown, message: object = {}, reason = 'tool_use') => ({
  index: 0,
  finish_reason: reason,
  message: {
    role: 'assistant',
    content: '',
    tool_calls: [{ id: 'call_1', type: 'function', index: 0, function: { name: 'propose_triage', arguments: given } }],
    ...message,
  },
});

export interface AtlassianFailure {
  when: string;
  code: ErrorCode;
  details?: ErrorDetails;
  happens: (site: TriageSite) => void;
}

const refuses = (status: number, code: string) => (site: TriageSite) =>
  site.endpoint.setReply(() => ({ http: { status, headers: {}, body: JSON.stringify({ error: { code, message: CANARY_ANSWER } }) } }));
const retryAfterSeconds = 60;

export const ATLASSIAN_FAILURES: AtlassianFailure[] = [
  {
    when: 'the model is forbidden',
    code: 'MODEL_FORBIDDEN',
    details: { status: 403 },
    happens: (site) => site.models.forbid([ATLASSIAN.model]),
  },
  { when: 'the model is retired', code: 'MODEL_RETIRED', details: { status: 404 }, happens: (site) => site.models.setModels([]) },
  { when: 'the model is refused as unknown', code: 'MODEL_RETIRED', details: { status: 400 }, happens: refuses(400, 'unsupported_model') },
  {
    when: 'there are too many requests',
    code: 'MODEL_RATE_LIMITED',
    details: { status: 429, retryAfterSeconds },
    happens: refuses(429, 'rate_limited'),
  },
  {
    when: 'there are too many tokens',
    code: 'MODEL_TOKENS_LIMITED',
    details: { status: 429, retryAfterSeconds },
    happens: refuses(429, 'token_limit'),
  },
  {
    when: 'the reply was cut and is no JSON any more',
    code: 'MODEL_REPLY_CUT',
    happens: (site) => site.endpoint.setReply(reply([called('{"priority": {"value": "High"', {}, 'length')])),
  },
  {
    when: 'the reply was cut and closed again',
    code: 'MODEL_REPLY_CUT',
    happens: (site) => site.endpoint.setReply(reply([called(aReply({ labels: [] }), {}, 'max_tokens')])),
  },
  {
    when: 'the reply is empty',
    code: 'REPLY_INVALID',
    details: { about: 'empty' },
    happens: (site) => site.endpoint.setReply(reply([called('')])),
  },
  { when: 'the reply is no reply', code: 'REPLY_INVALID', details: { status: 200 }, happens: (site) => site.endpoint.setReply(reply([])) },
  {
    when: 'the prompt is too long',
    code: 'ENDPOINT_ERROR',
    details: { status: 400, about: 'context' },
    happens: (site) => site.endpoint.setContextWindow({ tokens: 100, overflow: 'refuse' }),
  },
  {
    when: 'the model takes too long',
    code: 'ENDPOINT_TIMEOUT',
    details: { status: 504 },
    happens: (site) => site.setFaults({ endpoint: '504' }),
  },
  ...(['500', '503', '529'] as const).map((fault): AtlassianFailure => {
    return {
      when: `the service answers ${fault}`,
      code: 'MODEL_UNAVAILABLE',
      details: { status: Number(fault) },
      happens: (site) => site.setFaults({ endpoint: fault }),
    };
  }),
  {
    when: 'a page comes with a 502',
    code: 'MODEL_UNAVAILABLE',
    details: { status: 502 },
    happens: (site) => site.setFaults({ endpoint: '502-html' }),
  },
  {
    when: 'the connection breaks',
    code: 'MODEL_UNAVAILABLE',
    details: { status: 502 },
    happens: (site) => site.setFaults({ endpoint: 'down' }),
  },
  ...(['html', 'text', 'truncated', 'no-body'] as const).map((fault): AtlassianFailure => {
    return { when: `what comes with a 200 is ${fault}`, code: 'MODEL_UNAVAILABLE', happens: (site) => site.setFaults({ endpoint: fault }) };
  }),
];
