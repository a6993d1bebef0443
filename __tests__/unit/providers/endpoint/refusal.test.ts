import type { ErrorCode } from '../../../../src/contract/error-body';
import { readServerError } from '../../../../src/providers/endpoint/read-server-error';
import { refusal } from '../../../../src/providers/endpoint/refusal';
import type { EndpointAnswer } from '../../../../src/providers/endpoint/send';
import { toErrorBody } from '../../../../src/contract/triage-error';

function answerWith(status: number, body: string): EndpointAnswer {
  return { status, headers: new Headers(), body, receivedAt: 0 };
}

/** What becomes of an answer; undefined when it is no refusal. */
function refusalOf(status: number, body: unknown): ReturnType<typeof toErrorBody> | undefined {
  const error = readServerError(answerWith(status, typeof body === 'string' ? body : JSON.stringify(body)));
  return error === null ? undefined : toErrorBody(refusal(error));
}

const said = (message: string, more: object = {}): object => ({ error: { message, ...more } });

describe('a refusal', () => {
  it.each<[string, number, unknown]>([
    ['OpenAI', 400, said("This model's maximum context length is 8192 tokens.", { code: 'context_length_exceeded' })],
    ['OpenAI, newer', 400, said('Your input exceeds the context window of this model.')],
    ['Anthropic', 400, said('prompt is too long: 213462 tokens > 200000 maximum')],
    ['Bedrock', 400, { message: 'Input is too long for requested model.' }],
    ['Gemini', 400, [said('The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).', { code: 400 })]],
    ['xAI', 400, { code: 'invalid', error: "This model's maximum prompt length is 131072 but the request contains 537812 tokens." }],
    ['Groq', 400, said('Please reduce the length of the messages or completion.')],
    ['Groq’s limit by minute', 413, said('Request too large for model `x` on tokens per minute', { code: 'rate_limit_exceeded' })],
    ['llama.cpp', 400, said('request (36146 tokens) exceeds the available context size (32768 tokens), try increasing it')],
    ['LM Studio', 400, { error: 'Trying to keep the first 11149 tokens when context the overflows. However, the model is loaded…' }],
    ['LM Studio, newer', 400, { error: 'The number of tokens to keep from the initial prompt is greater than the context length.' }],
    ['Ollama', 400, { error: 'prompt too long; exceeded max context length by 12 tokens' }],
    ['Mistral', 400, { message: 'Prompt contains 40000 tokens, too large for model with 32768 maximum context length' }],
    ['MiniMax', 400, said('invalid params, context window exceeds limit')],
    ['Moonshot', 400, said('Invalid request: Your request exceeded model token limit: 8192')],
    ['DashScope', 400, said('<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]')],
    ['Together', 422, said("The input (210000 tokens) is longer than the model's context length (200000 tokens).")],
    ['TGI', 422, { error: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048.', error_type: 'validation' }],
    ['TGI, the older', 422, { error: 'Input validation error: `inputs` must have less than 4096 tokens. Given: 9000' }],
    ['Anthropic, with room', 400, said('input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000')],
    ['Bedrock, newer', 400, said('The model returned the following errors: Input tokens exceeded')],
    ['Zhipu', 400, said('Prompt exceeds max length', { code: '1261' })],
    ['Perplexity', 400, said('Conversation too long')],
    ['Qianfan', 400, said('prompt tokens too long')],
    ['Volcengine', 400, said('Total tokens of image and text exceed max message tokens')],
    ['LMDeploy', 400, said('The input length 9000 exceeds the session_len 4096')],
    ['MLX', 500, said('Prompt tokens 9000 exceed max_kv_size')],
    ['Gemini’s largest request', 400, [said('Request payload size exceeds the limit: 20971520 bytes.')]],
    ['Nebius', 400, said('Requested 9000 tokens, which exceeds the limit')],
    ['vLLM, as a fault of its own', 500, { object: 'error', message: 'This model’s maximum context length is 2048 tokens', code: 500 }],
    ['a gateway', 413, 'Payload Too Large'],
  ])('for the length of the prompt is told as that: %s', (_who, status, body) => {
    expect(refusalOf(status, body)).toMatchObject({ code: 'ENDPOINT_ERROR', retryable: false, details: { status, about: 'context' } });
  });

  it.each<[string, number, unknown, ErrorCode]>([
    ['OpenAI', 401, said('Incorrect API key provided: sk-…', { code: 'invalid_api_key' }), 'ENDPOINT_AUTH'],
    ['Gemini', 400, [said('API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' })], 'ENDPOINT_AUTH'],
    [
      'Gemini, later',
      400,
      said('API key expired. Please renew the API key.', { details: [{ reason: 'API_KEY_INVALID' }] }),
      'ENDPOINT_AUTH',
    ],
    ['Gemini without one', 400, [said('Missing or invalid Authorization header.', { status: 'INVALID_ARGUMENT' })], 'ENDPOINT_AUTH'],
    ['LiteLLM', 400, said('Authentication Error, Invalid proxy server token passed', { code: '400' }), 'ENDPOINT_AUTH'],
    ['Cloudflare without its tunnel', 530, '<title>Argo Tunnel error</title>', 'ENDPOINT_UNREACHABLE'],
    ['Cloudflare before a server that is down', 521, '<title>521: Web server is down</title>', 'ENDPOINT_UNREACHABLE'],
    ['Cloudflare before a wrong certificate', 526, '<title>526: Invalid SSL certificate</title>', 'ENDPOINT_UNREACHABLE'],
    ['Cloudflare before a server that is silent', 522, '<title>522: Connection timed out</title>', 'ENDPOINT_TIMEOUT'],
    ['ngrok without its tunnel', 404, '<p>The endpoint x.ngrok-free.app is offline. ERR_NGROK_3200</p>', 'ENDPOINT_UNREACHABLE'],
    ['Cloudflare that waited in vain', 524, '<title>524: A timeout occurred</title>', 'ENDPOINT_TIMEOUT'],
    ['a key inside a 200', 200, said('Invalid API key', { code: 401 }), 'ENDPOINT_AUTH'],
    ['no right', 403, said('Project does not have access to model'), 'ENDPOINT_AUTH'],
    [
      'Gemini’s quota of a minute',
      429,
      said('You exceeded your current quota, please check your plan and billing details.'),
      'ENDPOINT_RATE_LIMITED',
    ],
    ['Bedrock', 400, { message: 'ThrottlingException: Too many requests, please wait before trying again.' }, 'ENDPOINT_RATE_LIMITED'],
    ['Azure API Management', 403, { message: 'Out of call volume quota. Quota will be replenished in 00:10:00.' }, 'ENDPOINT_RATE_LIMITED'],
    ['OpenRouter, inside a 200', 200, said('Provider returned error', { code: 429 }), 'ENDPOINT_RATE_LIMITED'],
    ['a text inside a 200', 200, { error: 'Rate limit reached, slow down' }, 'ENDPOINT_RATE_LIMITED'],
  ])('that has a code of its own gets it: %s', (_who, status, body, code) => {
    expect(refusalOf(status, body)?.code).toBe(code);
  });

  it.each<[string, number, unknown]>([
    ['OpenAI', 429, said('You exceeded your current quota.', { type: 'insufficient_quota', code: 'insufficient_quota' })],
    ['OpenAI, the account', 429, said('Your account is not active.', { code: 'billing_not_active' })],
    ['DeepSeek', 402, said('Insufficient Balance')],
    ['Anthropic', 400, said('Your credit balance is too low to access the Anthropic API.')],
    ['xAI', 403, { error: 'Your newly created team doesn’t have any credits yet.' }],
    ['Moonshot', 429, said('Your account is suspended', { type: 'exceeded_current_quota_error' })],
    ['DashScope', 400, said('Access denied, please make sure your account is in good standing.', { code: 'Arrearage' })],
    ['SiliconFlow', 403, { message: 'Sorry, your account balance is insufficient' }],
    ['Zhipu', 429, said('余额不足或无可用资源包,请充值。', { code: '1113' })],
    ['LiteLLM’s budget', 400, said('Budget has been exceeded! Current cost: 1.2, Max budget: 1.0', { type: 'budget_exceeded' })],
    ['Perplexity', 401, said('You exceeded your current quota.', { type: 'insufficient_quota' })],
    ['xAI, a limit of its own', 429, said('Your team has either used all available credits or reached its monthly spending limit.')],
    ['Fireworks', 412, said('Account is suspended, possibly due to reaching the monthly spending limit')],
    ['Google', 403, said('This API method requires billing to be enabled.')],
    ['Volcengine', 403, said('The request failed because your account has an overdue balance', { code: 'AccountOverdueError' })],
    ['Qianfan', 403, said('no enough balance')],
    ['OpenRouter, a limit of the key', 403, said('Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys')],
    ['OpenRouter, inside a 200', 200, said('Insufficient credits. Add more.', { code: 402 })],
  ])('for want of money is told as that: %s', (_who, status, body) => {
    expect(refusalOf(status, body)).toMatchObject({ code: 'ENDPOINT_ERROR', retryable: false, details: { about: 'credit' } });
  });

  it.each<[string, number, unknown]>([
    [
      'OpenRouter',
      404,
      said('No endpoints found matching your data policy (Free model publication). Configure: https://openrouter.ai/settings/privacy', {
        code: 404,
      }),
    ],
    [
      'OpenRouter, with guardrails',
      404,
      said('No endpoints available matching your guardrail restrictions and data policy.', { code: 404 }),
    ],
    ['OpenRouter, inside a 200', 200, said('No endpoints found matching your data policy', { code: 404 })],
  ])('by the privacy settings of the account is told as that, and not as a filter: %s', (_who, status, body) => {
    expect(refusalOf(status, body)).toMatchObject({ code: 'ENDPOINT_ERROR', retryable: false, details: { about: 'privacy' } });
  });

  it('because thoughts used up the reply is a reply that was cut: Azure', () => {
    const body = said(
      'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.',
    );
    expect(refusalOf(400, body)).toMatchObject({ code: 'REPLY_INVALID', retryable: false, details: { status: 400, about: 'cut' } });
  });

  it.each<[string, number, unknown]>([
    ['Azure', 400, said('The response was filtered…', { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } })],
    ['DashScope', 400, said('Input data may contain inappropriate content.', { code: 'data_inspection_failed' })],
    ['OpenRouter', 403, said('Your chosen model requires moderation and your input was flagged')],
    ['Moonshot', 400, said('The request was rejected because it was considered high risk', { type: 'content_filter' })],
    ['a firewall', 403, '<html><title>Attention Required!</title><h1>Sorry, you have been blocked</h1></html>'],
  ])('by a filter is told as that: %s', (_who, status, body) => {
    expect(refusalOf(status, body)).toMatchObject({ code: 'ENDPOINT_ERROR', retryable: false, details: { status, about: 'filter' } });
  });

  it.each<[number, unknown, string | undefined]>([
    [404, said('The model `x` does not exist or you do not have access to it.', { code: 'model_not_found' }), 'model'],
    [404, said('model "x" not found, try pulling it first'), 'model'],
    [400, said('Invalid model name passed in model=x'), 'model'],
    [400, said('The model `x` has been decommissioned and is no longer supported.', { code: 'model_decommissioned' }), 'model'],
    [410, said('The model `x` has been retired.'), 'model'],
    [404, { type: 'error', error: { type: 'not_found_error', message: 'model: claude-x' } }, 'model'],
    [400, { message: 'The provided model identifier is invalid.' }, 'model'],
    [404, said('Not found the model x or Permission denied'), 'model'],
    [400, said('Unable to access non-serverless model x.'), 'model'],
    [400, said('The requested model is not supported by any provider.', { code: 'model_not_supported' }), 'model'],
    [404, said('No models loaded. Please load a model in the developer page.'), 'model'],
    [400, said('"nomic-embed-text" does not support chat'), 'model'],
    [404, said('This is not a chat model and thus not supported in the v1/chat/completions endpoint.'), 'model'],
    [503, said('No available channel for model x under group default'), 'model'],
    [400, said('模型不存在，请检查模型代码。', { code: '1211' }), 'model'],
    [401, said('key not allowed to access model. This key can only access x', { type: 'key_model_access_denied' }), 'model'],
    [400, said('The model `x` requires terms acceptance.', { code: 'model_terms_required' }), 'model'],
    [400, said('Unavailable model: x', { code: 'unavailable_model' }), 'model'],
    [404, said('No endpoints found for foo/bar:free.', { code: 404 }), 'model'],
    [404, said('No endpoints found matching your data policy.', { code: 404 }), 'privacy'],
    [403, '<title>Just a moment...</title>Enable JavaScript and cookies to continue', 'format'],
    [404, '404 page not found', undefined],
    [400, said("Unsupported value: 'temperature' does not support 0 with this model."), undefined],
    [500, said('model not found'), undefined],
  ])('reads from %d %j that it is about %j', (status, body, about) => {
    expect(refusalOf(status, body)?.details?.about).toBe(about);
  });

  it.each<[string, unknown, number]>([
    ['LM Studio’s unknown path', { error: 'Unexpected endpoint or method. (POST /chat/completions)' }, 404],
    ['an error beside empty choices', { choices: [{ message: { content: null } }], error: { message: 'x', code: 503 } }, 503],
    ['an error in a choice', { choices: [{ finish_reason: 'error', error: { code: '502' }, message: { content: '' } }] }, 502],
    ['an error beside half an answer', { choices: [{ message: { content: 'Perhaps {"labels": [] }, but' } }], error: { code: 429 } }, 429],
    ['OpenRouter, half an answer', { choices: [{ finish_reason: 'error', error: { code: 502 }, message: { content: 'Perhaps' } }] }, 502],
    ['vLLM’s old envelope', { object: 'error', message: 'x', code: 400 }, 400],
    ['a detail', { detail: 'Not authenticated: authentication failed' }, 401],
    ['a text', { error: 'something broke' }, 500],
    ['an array around it', [{ error: { message: 'x', code: 503 } }], 503],
  ])('inside a 200 counts as its own status: %s', (_what, body, status) => {
    expect(refusalOf(200, body)?.details?.status).toBe(status);
  });

  it.each([
    ['an answer', { choices: [{ message: { content: '{}' } }] }],
    ['an answer with an empty error', { error: null, choices: [{ message: { content: '{}' } }] }],
    ['an answer with a warning beside it', { error: { message: 'one provider failed' }, choices: [{ message: { content: '{}' } }] }],
    ['no choices and no error', { choices: null }],
    ['a page', '<html>'],
  ])('is none: %s', (_what, body) => {
    expect(refusalOf(200, body)).toBeUndefined();
  });

  // Once for each place where it could begin, these would take minutes.
  it.each([' ', '\n', '{ '])('is read in one go, however many %j it has', (piece) => {
    expect(refusalOf(429, said(piece.repeat(250_000 / piece.length)))?.code).toBe('ENDPOINT_RATE_LIMITED');
  });

  it('is not read from what the server repeats of the request', () => {
    const ticket = 'maximum context length, insufficient_quota, content_filter, temperature';
    const text = (body: unknown): string | undefined => readServerError(answerWith(422, JSON.stringify(body)))?.text;
    expect(
      text({ detail: [{ type: 'missing', loc: ['body', 'x'], msg: 'Field required', input: { messages: [{ content: ticket }] } }] }),
    ).toBe('missing\nbody\nx\nField required');
    expect(text(said(`Bad request {"model":"x","messages":[{"content":"${ticket}"}]}`))).toBe('Bad request ');
    expect(text(said(`[{'loc': ('body',), 'msg': 'Field required', 'input': {'content': '${ticket}'}}]`))).not.toContain('temperature');
  });
});
