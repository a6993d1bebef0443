import { aReply } from './triage-site';
import type { WireBody, WireReply, WireRequest } from './wire-server';

/** How one product answers chat completions; undefined: as everybody does. */
type ChatRule = (body: WireBody) => WireReply | undefined;

export const CONTENT = JSON.stringify(aReply());

/** Azure's and OpenAI's words when thoughts used up the reply. */
export const USED_UP =
  'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.';

/** OpenAI's envelope, which Ollama and LiteLLM use too. */
export function refusal(
  status: number,
  message: string,
  facts: { type?: string; param?: string | null; code?: string | null } = {},
): WireReply {
  return { status, body: { error: { message, type: 'invalid_request_error', param: null, code: null, ...facts } } };
}

export function completion(message: Record<string, unknown>, more: { choice?: object; top?: object } = {}): WireReply {
  return {
    status: 200,
    body: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_760_000_000,
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more.choice }],
      usage: { prompt_tokens: 900, completion_tokens: 80, total_tokens: 980 },
      ...more.top,
    },
  };
}

/** A text in the events of a stream. */
export function streamed(content: string): string {
  const middle = Math.floor(content.length / 2);
  const pieces = [content.slice(0, middle), content.slice(middle)].map((piece) => ({ choices: [{ index: 0, delta: { content: piece } }] }));
  return [...pieces.map((piece) => JSON.stringify(piece)), '[DONE]'].map((event) => `data: ${event}\n\n`).join('');
}

/** gpt-oss as servers leave it that do not read its channels (OpenAI's harmony format). */
export function harmony(analysis: string, final: string): string {
  return `<|channel|>analysis<|message|>${analysis}<|end|><|start|>assistant<|channel|>final<|message|>${final}`;
}

/** Routes of every product: `/v1/models` lists, `/v1/chat/completions` answers, everything else is unknown. */
export function dialect(models: string[], rule: ChatRule, standard: () => WireReply = () => completion({ content: CONTENT })) {
  return ({ path, body }: WireRequest): WireReply => {
    if (path === '/v1/models')
      return {
        status: 200,
        body: { object: 'list', data: models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' })) },
      };
    if (path !== '/v1/chat/completions' || body === null)
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
    return rule(body) ?? standard();
  };
}

const format = ({ response_format: asked }: WireBody): string => asked?.type ?? 'none';

/** Ollama ignores what it does not know. */
export const OLLAMA_MODELS = ['llama3.1:8b', 'qwen2.5:14b-instruct-q4_K_M'];
export const ollama = dialect(
  OLLAMA_MODELS,
  () => undefined,
  () => completion({ content: JSON.stringify(aReply(), null, 2) }, { top: { model: 'llama3.1:8b', system_fingerprint: 'fp_ollama' } }),
);

/** OpenAI's reasoning models take no temperature but their own. */
export const openaiReasoning: ChatRule = ({ temperature }) =>
  temperature === undefined
    ? undefined
    : refusal(400, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.", {
        param: 'temperature',
        code: 'unsupported_value',
      });

/** Older models know no schema; their JSON mode insists on the word in the prompt. */
export const openaiWithoutSchema: ChatRule = (body) => {
  if (format(body) === 'json_schema') {
    return refusal(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", {
      param: 'response_format',
    });
  }
  const saysJson = body.messages.some(({ content }) => /json/iu.test(content));
  return saysJson
    ? undefined
    : refusal(400, "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.");
};

/** The oldest know neither. */
export const openaiWithoutFormats: ChatRule = (body) =>
  format(body) === 'none'
    ? undefined
    : refusal(400, `Invalid parameter: 'response_format' of type '${format(body)}' is not supported with this model.`, {
        param: 'response_format',
      });

/** Chat templates such as Gemma's raise an exception; llama.cpp answers with 500, vLLM and TGI with 400 and 422. */
export const withoutSystemRole =
  (status: number): ChatRule =>
  ({ messages }) =>
    messages.some(({ role }) => role === 'system')
      ? refusal(status, 'Jinja Exception: System role not supported', { type: 'server_error' })
      : undefined;

/** Thinks until the reply is used up, unless the one option is there that it knows. */
export const thinking =
  (option: 'reasoning_effort' | 'chat_template_kwargs' | 'max_tokens'): ChatRule =>
  (body) =>
    body[option] === undefined
      ? completion({ content: '', reasoning: 'The customer paid twice, so ' }, { choice: { finish_reason: 'length' } })
      : undefined;

/** vLLM before 0.10 has an envelope of its own, and its grammar does not know every schema. */
export const vllmRefusal = (status: number, message: string): WireReply => ({
  status,
  body: { object: 'error', message, type: 'BadRequestError', param: null, code: status },
});
export const vllm: ChatRule = (body) =>
  format(body) === 'json_schema' ? vllmRefusal(400, 'The provided JSON schema contains features not supported by xgrammar.') : undefined;
export const vllmCompletion = (): WireReply =>
  completion(
    { content: CONTENT, reasoning_content: null, tool_calls: [] },
    {
      choice: { logprobs: null, stop_reason: null },
      top: { prompt_logprobs: null, kv_transfer_params: null, model: 'meta-llama/Llama-3.1-8B-Instruct' },
    },
  );

/** FastAPI's own envelope for a body that its server did not expect. */
export const strictFastApi: ChatRule = (body) =>
  format(body) === 'none'
    ? undefined
    : {
        status: 422,
        body: { detail: [{ type: 'extra_forbidden', loc: ['body', 'response_format'], msg: 'Extra inputs are not permitted' }] },
      };
