import { jsonReply } from '../wire-format';
import { formatOf, hasParameter, refuse, THOUGHT, withMessage, type Dialect } from './dialect';

const vllm = (code: number, message: string, type: string, param: string | null = null) => refuse(code, message, { type, param, code });

const llamaCpp = (code: number, message: string, type: string, more: object = {}) =>
  jsonReply(code, { error: { code, message, type, ...more } });

const BUSY = jsonReply(429, { error: 'Too many requests' }, { 'retry-after': '7' });

/** Servers that companies run themselves. Those that have no limit of calls stand behind a proxy that has one. */
export const OWN_SERVERS = {
  vllm: {
    product: 'vLLM',
    refusals: {
      'wrong-key': () => jsonReply(401, { error: 'Unauthorized' }),
      'unknown-model': ({ model }) => vllm(404, `The model \`${model}\` does not exist.`, 'NotFoundError', 'model'),
      'too-long': ({ window }) =>
        vllm(
          400,
          `This model's maximum context length is ${window} tokens. However, your request has ${window + 1} input tokens. Please reduce the length of the input messages.`,
          'BadRequestError',
        ),
      'rate-limit': () => BUSY,
    },
    // Without a parser for its model the thoughts stay in the text, and the template has begun them.
    complete: (completion) => ({
      ...withMessage(completion, (text) => ({ content: `${THOUGHT}\n</think>\n\n${text}`, reasoning_content: null, tool_calls: [] })),
      prompt_logprobs: null,
      kv_transfer_params: null,
    }),
    list: (card) => ({ object: 'list', data: [{ ...card, owned_by: 'vllm', root: card.id, parent: null, max_model_len: 32_768 }] }),
  },
  'llama.cpp': {
    product: 'llama.cpp',
    servesAnyName: true,
    refusals: {
      'wrong-key': () => llamaCpp(401, 'Invalid API Key', 'authentication_error'),
      'too-long': ({ window }) =>
        llamaCpp(
          400,
          `request (${window + 1} tokens) exceeds the available context size (${window} tokens), try increasing it`,
          'exceed_context_size_error',
          { n_prompt_tokens: window + 1, n_ctx: window },
        ),
      'rate-limit': () => BUSY,
    },
    // Templates such as Gemma's raise an exception, which is taken for a fault of the server.
    refuseParameter: ({ messages }) =>
      messages.some(({ role }) => role === 'system')
        ? llamaCpp(500, 'Jinja Exception: System role not supported', 'server_error')
        : undefined,
    complete: (completion) => ({ ...withMessage(completion, () => ({ reasoning_content: THOUGHT })), timings: { prompt_n: 1 } }),
    list: (card) => ({
      models: [{ name: card.id, model: card.id, type: 'model', capabilities: ['completion'] }],
      object: 'list',
      data: [{ ...card, owned_by: 'llamacpp', meta: { n_vocab: 32_000, n_ctx_train: 131_072 } }],
    }),
  },
  'lm-studio': {
    product: 'LM Studio',
    isOpen: true,
    refusals: {
      'unknown-model': ({ model }) =>
        refuse(404, `Failed to load model "${model}". Error: Model does not exist.`, {
          type: 'invalid_request_error',
          param: 'model',
          code: 'model_not_found',
        }),
      'too-long': ({ window }) =>
        jsonReply(400, {
          error: `Trying to keep the first ${window + 1} tokens when context the overflows. However, the model is loaded with context length of only ${window} tokens, which is not enough.`,
        }),
      'rate-limit': () => BUSY,
    },
    // Its MLX engine knows fewer schemas than its llama.cpp does.
    refuseParameter: (chat) => {
      if (formatOf(chat) === 'json_object') return jsonReply(400, { error: "'response_format.type' must be 'json_schema' or 'text'" });
      return formatOf(chat) === 'json_schema'
        ? jsonReply(400, { error: 'Error in iterating prediction stream: ValueError: unsupported schema' })
        : undefined;
    },
    complete: (completion) => ({ ...completion, stats: {} }),
  },
  ollama: {
    product: 'Ollama',
    isOpen: true,
    refusals: {
      'unknown-model': ({ model }) =>
        refuse(404, `model "${model}" not found, try pulling it first`, { type: 'not_found_error', param: null, code: null }),
      'rate-limit': () => BUSY,
    },
    complete: (completion) => ({ ...withMessage(completion, () => ({ reasoning: THOUGHT })), system_fingerprint: 'fp_ollama' }),
  },
  litellm: {
    product: 'LiteLLM',
    refusals: {
      'wrong-key': () =>
        refuse(
          401,
          'Authentication Error, Invalid proxy server token passed. Unable to find token in cache or `LiteLLM_VerificationTokenTable`',
          { type: 'token_not_found_in_db', param: 'key', code: '401' },
        ),
      'unknown-model': ({ model }) =>
        jsonReply(400, {
          error: {
            message: `{'error': '/chat/completions: Invalid model name passed in model=${model}. Call \`/v1/models\` to view available models for your key.'}`,
            type: 'None',
            param: 'None',
            code: '400',
          },
        }),
      'too-long': ({ window }) =>
        refuse(
          400,
          `litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - This model's maximum context length is ${window} tokens.`,
          { type: null, param: null, code: '400' },
        ),
      'rate-limit': () =>
        refuse(
          429,
          'litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached',
          { type: 'throttling_error', param: null, code: '429' },
          { 'retry-after': '7' },
        ),
    },
    refuseParameter: (chat) =>
      hasParameter(chat, 'temperature')
        ? refuse(
            400,
            "litellm.UnsupportedParamsError: gpt-5 models don't support temperature=0. Only temperature=1 is supported. To drop unsupported params set `litellm.drop_params = True`",
            { type: null, param: null, code: '400' },
          )
        : undefined,
    complete: (completion) => withMessage(completion, () => ({ reasoning_content: THOUGHT, provider_specific_fields: { refusal: null } })),
  },
} satisfies Record<string, Dialect>;
