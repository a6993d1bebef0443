import type { Capabilities } from '../../contract/admin';

/** Hosted models that take an effort, few of them `none`. */
const WITH_EFFORT = /gpt-oss|gpt-5|(?:^|\/)o[1-9]\b|gemini-(?:2\.5|[3-9])|grok-(?:3-mini|[4-9])/i;

/** Open models that think unless told not to, by the templates that come with them. */
const WITH_SWITCH =
  /qwen-?3|qwq|deepseek-?(?:r|v[3-9])|glm-?(?:4\.[5-9]|[5-9])|gemma-?4|nemotron|magistral|minimax|seed-oss|kimi|granite-?(?:3\.[23]|4)|exaone|hunyuan|smollm3|olmo-?3|cogito|apertus|ernie|mimo|think|reason|\br1\b/i;

/**
 * What keeps a model's thoughts short, so that they neither use up the reply's limit nor make people wait: known by the
 * model's name, because nothing else tells before the first question. A server that minds it says so, and is asked
 * without. `reasoning_effort` is known to OpenAI, Gemini, Groq, xAI, Ollama and vLLM; template arguments to vLLM, SGLang
 * and llama.cpp.
 */
export function thinkingOf(model: string): Pick<Capabilities, 'reasoningEffort' | 'templateArguments'> {
  if (WITH_EFFORT.test(model)) return { reasoningEffort: 'low', templateArguments: false };
  const isSwitched = WITH_SWITCH.test(model);
  return { reasoningEffort: isSwitched ? 'none' : null, templateArguments: isSwitched };
}

/** What to try when thoughts used up the reply: none of them, and more room. Null when that was tried. */
export function withLessThought(tried: Capabilities): Capabilities | null {
  if (tried.replyLimit) return null;
  return { ...tried, reasoningEffort: tried.reasoningEffort ?? 'none', templateArguments: true, replyLimit: true };
}
