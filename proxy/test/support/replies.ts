import type { ServerResponse } from 'node:http';
import { completion, json, type Behaviour } from './mock-upstream';

/** What a caller is told: a status and code, or the parts of a completion. */
type Told = { status: number; code: string; param?: string | null } | { content: unknown; finish_reason: string; [part: string]: unknown };

/** One choice of a completion, with the fields of `message` and `choice` as a server writes them. */
function choice(message: object, finishReason: string | null, more: object = {}): Behaviour {
  return (response) =>
    json(response, 200, {
      ...completion(''),
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finishReason }],
      ...more,
    });
}

function error(status: number, fields: object | string, headers: Record<string, string> = {}): Behaviour {
  return (response) => json(response, status, { error: typeof fields === 'string' ? fields : { param: null, ...fields } }, headers);
}

const misconfigured: Told = { status: 502, code: 'upstream_misconfigured' };
const filtered: Told = { status: 400, code: 'content_filter', param: 'messages' };
const tooLong: Told = { status: 400, code: 'context_length_exceeded', param: 'messages' };
const schemaRefused: Told = { status: 400, code: 'parameter_refused_by_model', param: 'response_format' };
const roleRefused: Told = { status: 400, code: 'role_refused_by_model', param: 'messages' };

/** What model servers answer that is no failure of theirs, in their own words, and what a caller is told. */
export const REPLIES: readonly (readonly [name: string, behaviour: Behaviour, told: Told])[] = [
  // Completions that are not an ordinary text.
  [
    'thoughts cut by the limit (vLLM)',
    choice({ content: null, reasoning_content: 'CANARY' }, 'length'),
    { content: null, finish_reason: 'length' },
  ],
  [
    'thoughts cut by the limit (Ollama, /v1)',
    choice({ content: '', reasoning: 'CANARY' }, 'length'),
    { content: '', finish_reason: 'length' },
  ],
  ['no content at all (Gemini)', choice({}, 'MAX_TOKENS'), { content: null, finish_reason: 'length' }],
  ['a cut answer (Mistral)', choice({ content: 'half' }, 'model_length'), { content: 'half', finish_reason: 'length' }],
  ['a refusal', choice({ content: null, refusal: 'I cannot.' }, 'stop'), { content: null, refusal: 'I cannot.', finish_reason: 'stop' }],
  ['a filtered answer', choice({ content: '' }, 'content_filter'), { content: '', finish_reason: 'content_filter' }],
  ['a filtered answer (Gemini)', choice({}, 'content_filter: PROHIBITED_CONTENT'), { content: null, finish_reason: 'content_filter' }],
  [
    'content parts with thoughts (Mistral)',
    choice(
      {
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'CANARY' }] },
          { type: 'text', text: 'an' },
          { type: 'text', text: 'swer' },
        ],
      },
      'stop',
    ),
    { content: 'answer', finish_reason: 'stop' },
  ],
  [
    'content parts with a refusal',
    choice({ content: [{ type: 'refusal', refusal: 'I cannot.' }] }, 'stop'),
    { content: null, refusal: 'I cannot.', finish_reason: 'stop' },
  ],
  [
    'tool calls that nobody offered',
    choice(
      { content: null, tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' }, extra: 'CANARY' }] },
      'tool_calls',
    ),
    {
      content: null,
      finish_reason: 'tool_calls',
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } }],
    },
  ],
  ['an answer beside `error: null`', choice({ content: 'text' }, null, { error: null }), { content: 'text', finish_reason: 'stop' }],
  [
    'JSON that says it is text',
    (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(completion('text'))),
    { content: 'text', finish_reason: 'stop' },
  ],
  // Errors inside a 200.
  ['a limit inside a 200 (OpenRouter)', error(200, { message: 'Rate limited', code: 429 }), { status: 503, code: 'upstream_busy' }],
  ['a filter inside a 200', error(200, { message: 'Input flagged by moderation', code: 403 }), filtered],
  [
    'an error in the choice (OpenRouter)',
    (response) =>
      json(response, 200, { choices: [{ finish_reason: 'error', message: { content: '' }, error: { code: 402, message: 'x' } }] }),
    misconfigured,
  ],
  ['an unknown path answered 200 (LM Studio)', error(200, 'Unexpected endpoint or method. (POST /chat/completions)'), misconfigured],
  // The operator's account and settings.
  [
    'a wrong key as 400 (Gemini)',
    (response) =>
      json(response, 400, [
        { error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } },
      ]),
    misconfigured,
  ],
  [
    'a wrong key as 400 (xAI)',
    error(400, { code: 'Client specified an invalid argument', message: 'Incorrect API key provided: x.' }),
    misconfigured,
  ],
  ['a wrong key as 401', error(401, { message: 'Incorrect API key provided', code: 'invalid_api_key' }), misconfigured],
  ['no money as 400 (Anthropic)', error(400, { message: 'Your credit balance is too low to access the API.' }), misconfigured],
  [
    'no money as 400 (DashScope)',
    error(400, { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' }),
    misconfigured,
  ],
  ['a wrong key in plain text', (response) => response.writeHead(400).end('Invalid API key'), misconfigured],
  ['no money as 402 (DeepSeek)', error(402, { message: 'Insufficient Balance' }), misconfigured],
  ['no money as 403 (xAI)', error(403, 'Your newly created team does not have any credits yet.'), misconfigured],
  [
    'no money as 429 (OpenAI)',
    error(429, { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota' }),
    misconfigured,
  ],
  [
    'a used-up budget as 400 (LiteLLM)',
    error(400, { message: 'Budget has been exceeded! Current cost: 2, Max budget: 1', type: 'budget_exceeded' }),
    misconfigured,
  ],
  ['a missing model as 400 (DeepSeek)', error(400, { message: 'Model Not Exist' }), misconfigured],
  ['a missing model as 404 (Ollama)', error(404, { message: "model 'x' not found" }), misconfigured],
  ['a wrong address as 405', (response) => response.writeHead(405).end(), misconfigured],
  [
    'a minute limit in the words of an empty account (Gemini)',
    error(429, {
      message: 'You exceeded your current quota, please check your plan and billing details. Please retry in 23s.',
      status: 'RESOURCE_EXHAUSTED',
    }),
    { status: 503, code: 'upstream_busy' },
  ],
  // The caller's messages and parameters.
  [
    'a filter as 400 (Azure)',
    error(400, {
      code: 'content_filter',
      message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      innererror: { code: 'ResponsibleAIPolicyViolation' },
    }),
    filtered,
  ],
  ['a filter as 403 (OpenRouter)', error(403, { message: 'Your input was flagged', metadata: { reasons: ['violence'] } }), filtered],
  [
    'a filter as 400 (DashScope)',
    error(400, { code: 'data_inspection_failed', message: 'Input data may contain inappropriate content.' }),
    filtered,
  ],
  [
    'too long (llama.cpp)',
    error(400, { message: 'the request exceeds the available context size, try increasing it', type: 'exceed_context_size_error' }),
    tooLong,
  ],
  [
    'too long (Gemini)',
    error(400, { message: 'The input token count (40000) exceeds the maximum number of tokens allowed (32768).' }),
    tooLong,
  ],
  [
    'too long (TGI)',
    error(422, 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096'),
    { status: 422, code: 'unprocessable', param: 'messages' },
  ],
  ['too long (Groq)', error(413, { message: 'Request too large for model `x` on tokens per minute (TPM)' }), tooLong],
  [
    'too long for ever (OpenAI)',
    error(429, { message: 'Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 45000.', type: 'tokens' }),
    tooLong,
  ],
  ['a schema as 500 (Ollama)', error(500, 'invalid JSON schema in format'), schemaRefused],
  ['a schema as 400 (llama.cpp)', error(400, { message: 'Failed to initialize samplers: failed to parse grammar' }), schemaRefused],
  ['a schema as 501', error(501, { message: 'json_schema is not supported', type: 'not_supported_error' }), schemaRefused],
  [
    'an order of roles as 500 (llama.cpp)',
    error(500, { message: 'Conversation roles must alternate user/assistant/user/assistant/...' }),
    roleRefused,
  ],
  ['a role as 400 (Gemma)', error(400, { message: 'System role not supported' }), roleRefused],
  [
    'a parameter as 400 (OpenAI)',
    error(400, { message: "Unsupported value: 'temperature' does not support 0.2 with this model.", param: 'temperature' }),
    { status: 400, code: 'parameter_refused_by_model', param: 'temperature' },
  ],
  [
    'a refusal without a word',
    (response) => response.writeHead(400).end(),
    { status: 400, code: 'parameter_refused_by_model', param: null },
  ],
  ['a 4xx that nobody knows', (response) => response.writeHead(498).end(), { status: 422, code: 'unprocessable' }],
];

const failed: Told = { status: 502, code: 'upstream_failed' };
const invalidReply: Told = { status: 502, code: 'upstream_invalid_reply' };
const timedOut: Told = { status: 504, code: 'upstream_timeout' };

/** A 200 with a body as it comes. */
function body(text: string, type = 'application/json'): Behaviour {
  return (response) => response.writeHead(200, { 'content-type': type }).end(text);
}

/** A 200 that begins, and then does something else. */
function beginning(text: string, then: (response: ServerResponse) => void): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    response.write(text);
    then(response);
  };
}

/** Failures that the call itself may be the reason for. */
export const FAULTS: readonly (readonly [name: string, behaviour: Behaviour, told: Told])[] = [
  ['a reset before the first byte', (response) => response.destroy(), failed],
  ['a reset after the first byte', beginning('{"choices":', (response) => setTimeout(() => response.destroy(), 20)), invalidReply],
  ['a hang', () => undefined, timedOut],
  ['a hang after the head', beginning('', () => undefined), timedOut],
  [
    'a slow drip',
    beginning(' ', (response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    }),
    timedOut,
  ],
  ['400', error(400, { message: 'CANARY' }), { status: 400, code: 'parameter_refused_by_model' }],
  ['401', error(401, 'CANARY'), misconfigured],
  ['403', error(403, 'CANARY'), misconfigured],
  ['404', error(404, 'CANARY'), misconfigured],
  ['408', error(408, 'CANARY'), timedOut],
  ['413', error(413, 'CANARY'), tooLong],
  ['422', error(422, 'CANARY'), { status: 422, code: 'unprocessable' }],
  ['429', error(429, 'CANARY'), { status: 503, code: 'upstream_busy' }],
  ['500', error(500, 'CANARY'), failed],
  ['502', error(502, 'CANARY'), failed],
  ['503', error(503, 'CANARY'), { status: 503, code: 'upstream_busy' }],
  ['504', error(504, 'CANARY'), timedOut],
  ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), failed],
  ['a page of a gateway', body('<p>CANARY', 'text/html'), invalidReply],
  ['truncated JSON', body('{"choices":[{"message":{"content":"CANARY'), invalidReply],
  ['an empty body', body(''), invalidReply],
  ['no choices', body('{"choices":[]}'), invalidReply],
  ['choices that are null', body('{"choices":null}'), invalidReply],
  ['an error with 200', error(200, { message: 'CANARY' }), failed],
  ['content that is no text', choice({ content: { a: 'CANARY' } }, 'stop'), invalidReply],
  ['a call given up half way (vLLM)', choice({ content: 'CANARY' }, 'abort'), invalidReply],
  ['an oversized reply', body(JSON.stringify(completion('x'.repeat(1_100_000)))), invalidReply],
  ['an oversized reply of unknown length', beginning('x'.repeat(1_500_000), (response) => response.end()), invalidReply],
  ['bytes that are no HTTP', (response) => response.socket?.end('not HTTP at all\r\n\r\n'), invalidReply],
];
