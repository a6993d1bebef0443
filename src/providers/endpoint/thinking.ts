import type { Capabilities } from '../../contract/admin';
import { endpointHost } from '../../contract/endpoint-address';
import type { EndpointTarget } from '../endpoint-port';

type Thinking = Pick<Capabilities, 'reasoningEffort' | 'thinkingSwitch' | 'replyLimit'>;
type AskedModel = Pick<EndpointTarget, 'baseUrl' | 'model' | 'thinking'>;

/** Hosted models that take an effort, few of them `none`. */
const WITH_EFFORT = /gpt-oss|gpt-5|(?:^|\/)o[1-9]\b|gemini-(?:2\.5|[3-9])|grok-(?:3-mini|[4-9])/i;
/** Those that take `none`, which is their own default (OpenAI, "Using GPT-5.1"). */
const WITH_NO_EFFORT = /gpt-(?:5\.[1-9]|[6-9])/i;

/** Open models that think unless told not to, by the templates that come with them. */
const WITH_SWITCH =
  /qwen-?3|qwq|deepseek-?(?:r|v[3-9])|glm-?(?:4\.[5-9]|[5-9])|gemma-?4|nemotron|magistral|minimax|seed-oss|kimi|granite-?(?:3\.[23]|4)|exaone|hunyuan|smollm3|olmo-?3|cogito|apertus|ernie|mimo|think|reason|\br1\b/i;

/** Services that know no switch beside `reasoning_effort`. */
const EFFORT_ONLY = /(?:^|\.)(?:openai\.com|azure\.com|googleapis\.com|groq\.com|mistral\.ai|x\.ai)$/;
/** Services with a switch of their own, whose `reasoning_effort` turns nothing off: DeepSeek, GLM, Kimi, Doubao, MiniMax. */
const WITH_TYPE = /(?:^|\.)(?:deepseek\.com|z\.ai|bigmodel\.cn|moonshot\.(?:ai|cn)|volces\.com|bytepluses\.com|minimaxi?\.(?:io|com))$/;
/** The same: Alibaba's DashScope, SiliconFlow. */
const WITH_ENABLE = /(?:^|\.)(?:aliyuncs\.com|siliconflow\.(?:cn|com))$/;
/** Services that refuse `max_tokens` for models that think. */
const WITH_COMPLETION_TOKENS = /(?:^|\.)(?:openai|azure)\.com$/;

/** What turns thoughts off: all else that is served understands `reasoning_effort`, template arguments or nothing. */
function withoutThoughts(host: string): Pick<Thinking, 'reasoningEffort' | 'thinkingSwitch'> {
  if (WITH_TYPE.test(host)) return { reasoningEffort: null, thinkingSwitch: 'thinking' };
  if (WITH_ENABLE.test(host)) return { reasoningEffort: null, thinkingSwitch: 'enable_thinking' };
  return { reasoningEffort: 'none', thinkingSwitch: EFFORT_ONLY.test(host) ? null : 'chat_template_kwargs' };
}

function roomAt(host: string): Thinking['replyLimit'] {
  return WITH_COMPLETION_TOKENS.test(host) ? 'max_completion_tokens' : 'max_tokens';
}

/** By the model's name, because nothing else tells before the first question. */
function automaticThinking(model: string, host: string): Pick<Thinking, 'reasoningEffort' | 'thinkingSwitch'> {
  if (WITH_NO_EFFORT.test(model)) return { reasoningEffort: 'none', thinkingSwitch: null };
  if (WITH_EFFORT.test(model)) return { reasoningEffort: 'low', thinkingSwitch: null };
  return WITH_SWITCH.test(model) ? withoutThoughts(host) : { reasoningEffort: null, thinkingSwitch: null };
}

/**
 * What a server is told about thoughts, as the administrator set it, so that they neither use up the reply's limit nor
 * make people wait. `reasoning_effort` is known to OpenAI, Gemini, Groq, xAI, OpenRouter, Ollama and vLLM; template
 * arguments to vLLM, SGLang and llama.cpp. A server that minds one of them says so, and is asked without.
 */
export function thinkingOf({ baseUrl, model, thinking }: AskedModel): Thinking {
  const host = endpointHost(baseUrl);
  switch (thinking) {
    case 'automatic':
      return { ...automaticThinking(model, host), replyLimit: null };
    case 'off':
      return { ...withoutThoughts(host), replyLimit: null };
    case 'low':
      return { reasoningEffort: 'low', thinkingSwitch: null, replyLimit: roomAt(host) };
    case 'model':
      return { reasoningEffort: null, thinkingSwitch: null, replyLimit: roomAt(host) };
  }
}

/**
 * What to try when thoughts used up the reply: none of them, and more room. Null when that was tried, or when thoughts
 * are wanted: then there was room from the first question on.
 */
export function withLessThought(tried: Capabilities, { baseUrl, thinking }: AskedModel): Capabilities | null {
  if (tried.replyLimit !== null || thinking === 'low' || thinking === 'model') return null;
  const host = endpointHost(baseUrl);
  const { reasoningEffort, thinkingSwitch } = withoutThoughts(host);
  return {
    ...tried,
    reasoningEffort: tried.reasoningEffort ?? reasoningEffort,
    thinkingSwitch: tried.thinkingSwitch ?? thinkingSwitch,
    replyLimit: roomAt(host),
  };
}
