import type { FinishReason } from '../chat/completion';

/** `model_length` (Mistral), `MAX_TOKENS` (Gemini), `model_context_window_exceeded` (Z.ai). */
const CUT = /length|max_?tokens|context_window/i;
/** `content_filter: SAFETY` (Gemini), `sensitive` (Z.ai), `refusal` (Anthropic). */
const FILTERED = /filter|safety|sensitive|prohibited|recitation|blocklist|refusal/i;
const TOOLS = /tool|function/i;
/** `error` (OpenRouter), `abort` (vLLM), `network_error` (Z.ai), `insufficient_system_resource` (DeepSeek). */
const FAILED = /error|abort|insufficient/i;

/** One of OpenAI's, whatever the server calls it; null when it says that the server gave up half way. */
export function readFinishReason(reason: string | null | undefined): FinishReason | null {
  const text = reason ?? '';
  if (CUT.test(text)) return 'length';
  if (FILTERED.test(text)) return 'content_filter';
  if (TOOLS.test(text)) return 'tool_calls';
  return FAILED.test(text) ? null : 'stop';
}
