import { jsonReply } from '../wire-format';
import { formatOf, hasParameter, refuse, THOUGHT, withMessage, type Dialect } from './dialect';

/** OpenAI's reasoning models, there and on Azure, which know no other parameters than OpenAI's either. */
const refuseAsOpenai: Dialect['refuseParameter'] = (chat) => {
  if (hasParameter(chat, 'chat_template_kwargs'))
    return refuse(400, 'Unrecognized request argument supplied: chat_template_kwargs', {
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  return hasParameter(chat, 'temperature')
    ? refuse(400, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.", {
        type: 'invalid_request_error',
        param: 'temperature',
        code: 'unsupported_value',
      })
    : undefined;
};

/** Google's envelope, in a list of one. */
const gemini = (code: number, message: string, status: string, details: object[] = []) =>
  jsonReply(code, [{ error: { code, message, status, details } }]);

const mistral = (status: number, message: string, type: string, code: string) =>
  jsonReply(status, { object: 'error', message, type, param: null, code });

export const HOSTED_SERVICES = {
  openai: {
    product: 'OpenAI',
    refusals: {
      'wrong-key': () =>
        refuse(401, 'Incorrect API key provided: sk-wrong. You can find your API key at https://platform.openai.com/account/api-keys.', {
          type: 'invalid_request_error',
          param: null,
          code: 'invalid_api_key',
        }),
      'rate-limit': ({ model }) =>
        refuse(
          429,
          `Rate limit reached for ${model} in organization org-1 on tokens per min (TPM): Limit 30000, Used 29900, Requested 3600. Please try again in 7s.`,
          { type: 'tokens', param: null, code: 'rate_limit_exceeded' },
          { 'retry-after': '7', 'retry-after-ms': '7000', 'x-ratelimit-remaining-tokens': '100' },
        ),
    },
    refuseParameter: refuseAsOpenai,
  },
  azure: {
    product: 'Azure OpenAI',
    refusals: {
      'wrong-key': () =>
        refuse(401, 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key.', {
          code: '401',
        }),
      'unknown-model': () =>
        refuse(
          404,
          'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
          { code: 'DeploymentNotFound' },
        ),
      'rate-limit': () =>
        refuse(
          429,
          'Requests to the ChatCompletions_Create Operation have exceeded the token rate limit of your current pricing tier. Please retry after 7 seconds.',
          { code: '429' },
          { 'retry-after': '7' },
        ),
    },
    refuseParameter: refuseAsOpenai,
    complete: (completion) => ({
      ...completion,
      choices: completion.choices.map((choice) => ({ ...choice, content_filter_results: { hate: { filtered: false, severity: 'safe' } } })),
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: { jailbreak: { filtered: false, detected: false } } }],
    }),
  },
  gemini: {
    product: 'Gemini',
    refusals: {
      'wrong-key': () =>
        gemini(400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT', [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
        ]),
      'unknown-model': ({ model }) =>
        gemini(
          404,
          `models/${model} is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
          'NOT_FOUND',
        ),
      'too-long': ({ window }) =>
        gemini(400, `The input token count exceeds the maximum number of tokens allowed ${window}.`, 'INVALID_ARGUMENT'),
      'rate-limit': () =>
        gemini(429, 'You exceeded your current quota, please check your plan and billing details.', 'RESOURCE_EXHAUSTED', [
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' },
        ]),
    },
    refuseParameter: (chat) =>
      hasParameter(chat, 'chat_template_kwargs')
        ? gemini(400, 'Invalid JSON payload received. Unknown name "chat_template_kwargs": Cannot find field.', 'INVALID_ARGUMENT')
        : undefined,
    list: ({ id }) => ({ object: 'list', data: [{ id: `models/${id}`, object: 'model', owned_by: 'google', display_name: id }] }),
  },
  mistral: {
    product: 'Mistral',
    refusals: {
      'wrong-key': () => jsonReply(401, { detail: 'Unauthorized' }),
      'unknown-model': ({ model }) => mistral(400, `Invalid model: ${model}`, 'invalid_model', '1500'),
      'too-long': ({ window }) =>
        mistral(
          400,
          `Prompt contains ${window + 1} tokens and 0 draft tokens, too large for model with ${window} maximum context length`,
          'invalid_request_prompt',
          '3051',
        ),
      'rate-limit': () => mistral(429, 'Rate limit exceeded', 'rate_limited', '1300'),
    },
    refuseParameter: (chat) =>
      hasParameter(chat, 'chat_template_kwargs')
        ? jsonReply(422, {
            detail: [{ type: 'extra_forbidden', loc: ['body', 'chat_template_kwargs'], msg: 'Extra inputs are not permitted' }],
          })
        : undefined,
    complete: (completion) =>
      withMessage(completion, (text) => ({
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: THOUGHT }] },
          { type: 'text', text },
        ],
      })),
    list: (card) => ({ object: 'list', data: [{ ...card, capabilities: { completion_chat: true }, max_context_length: 131_072 }] }),
  },
  groq: {
    product: 'Groq',
    refusals: {
      'wrong-key': () => refuse(401, 'Invalid API Key', { type: 'invalid_request_error', code: 'invalid_api_key' }),
      'too-long': () =>
        refuse(400, 'Please reduce the length of the messages or completion.', {
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        }),
      'rate-limit': ({ model }) =>
        refuse(
          429,
          `Rate limit reached for model \`${model}\` on tokens per minute (TPM): Limit 6000, Used 5900, Requested 800. Please try again in 7s.`,
          { type: 'tokens', code: 'rate_limit_exceeded' },
          { 'retry-after': '7', 'x-ratelimit-remaining-tokens': '100' },
        ),
    },
    refuseParameter: (chat) =>
      formatOf(chat) === 'json_schema'
        ? refuse(
            400,
            'This model does not support response format `json_schema`. See supported models at https://console.groq.com/docs/structured-outputs#supported-models',
            { type: 'invalid_request_error', param: 'response_format' },
          )
        : undefined,
    complete: (completion) => ({ ...withMessage(completion, () => ({ reasoning: THOUGHT })), x_groq: { id: 'req_1' } }),
    list: (card) => ({ object: 'list', data: [{ ...card, active: true, context_window: 131_072, public_apps: null }] }),
  },
  openrouter: {
    product: 'OpenRouter',
    refusals: {
      'wrong-key': () => refuse(401, 'User not found.', { code: 401 }),
      'unknown-model': ({ model }) =>
        jsonReply(400, { error: { message: `${model} is not a valid model ID`, code: 400 }, user_id: 'user_1' }),
      // Once a provider has been chosen, its errors come with a good status.
      'rate-limit': ({ model }) =>
        jsonReply(200, {
          error: {
            message: 'Provider returned error',
            code: 429,
            metadata: { raw: `${model} is temporarily rate-limited upstream.`, provider_name: 'Provider' },
          },
        }),
    },
    complete: (completion) => ({
      ...withMessage(completion, () => ({ reasoning: THOUGHT, reasoning_details: [{ type: 'reasoning.text', text: THOUGHT }] })),
      provider: 'Provider',
    }),
    list: ({ id }) => ({ data: [{ id, name: id, context_length: 131_072, top_provider: { context_length: 131_072 }, pricing: {} }] }),
  },
  deepseek: {
    product: 'DeepSeek',
    refusals: {
      'wrong-key': () =>
        refuse(401, 'Authentication Fails, Your api key: ****rong is invalid', {
          type: 'authentication_error',
          param: null,
          code: 'invalid_request_error',
        }),
      'unknown-model': () => refuse(400, 'Model Not Exist', { type: 'invalid_request_error', param: null, code: 'invalid_request_error' }),
      'too-long': ({ window }) =>
        refuse(400, `This model's maximum context length is ${window} tokens. Please reduce the length of the messages or completion.`, {
          type: 'invalid_request_error',
          param: null,
          code: 'invalid_request_error',
        }),
      'rate-limit': () => refuse(429, 'Rate limit reached', { type: 'rate_limit_reached_error', param: null, code: null }),
    },
    refuseParameter: (chat) =>
      formatOf(chat) === 'json_schema'
        ? refuse(400, 'This response_format type is unavailable now', {
            type: 'invalid_request_error',
            param: null,
            code: 'invalid_request_error',
          })
        : undefined,
    complete: (completion) => withMessage(completion, () => ({ reasoning_content: THOUGHT })),
  },
} satisfies Record<string, Dialect>;
