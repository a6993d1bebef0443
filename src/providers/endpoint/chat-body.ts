import type { Capabilities } from '../../contract/admin';
import type { ChatRequest, EndpointTarget } from '../endpoint-port';
import { thinkingOf } from './thinking';

/** Tokens of a long reply with thoughts before it. */
const ROOM_FOR_THOUGHTS = 8_192;

/** What is tried with a server that nothing is known of. */
export function fullCapabilities(target: EndpointTarget): Capabilities {
  return { responseFormat: 'json_schema', temperature: true, systemRole: true, stream: false, ...thinkingOf(target) };
}

function responseFormat(format: Capabilities['responseFormat'], schema: Record<string, unknown>): object {
  if (format === 'none') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema } } };
}

function messages({ system, user }: ChatRequest, systemRole: boolean): { role: string; content: string }[] {
  if (!systemRole) return [{ role: 'user', content: `${system}\n\n${user}` }];
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}

function thinking({ reasoningEffort, thinkingSwitch }: Capabilities): object {
  const effort = reasoningEffort === null ? {} : { reasoning_effort: reasoningEffort };
  switch (thinkingSwitch) {
    case null:
      return effort;
    case 'enable_thinking':
      return { ...effort, enable_thinking: false };
    case 'thinking':
      return { ...effort, thinking: { type: 'disabled' } };
    case 'chat_template_kwargs': {
      // The names that templates have for it: Qwen's and most others', DeepSeek's and Granite's, gpt-oss's.
      const names = { enable_thinking: false, thinking: false, ...(reasoningEffort === 'low' ? effort : {}) };
      return { ...effort, chat_template_kwargs: names };
    }
  }
}

/** The body of `POST /chat/completions` (OpenAI API reference), with what the server supports. */
export function chatBody(model: string, request: ChatRequest, capabilities: Capabilities): string {
  return JSON.stringify({
    model,
    messages: messages(request, capabilities.systemRole),
    stream: capabilities.stream,
    ...(capabilities.temperature ? { temperature: 0 } : {}),
    ...(capabilities.replyLimit === null ? {} : { [capabilities.replyLimit]: ROOM_FOR_THOUGHTS }),
    ...thinking(capabilities),
    ...responseFormat(capabilities.responseFormat, request.replySchema),
  });
}
