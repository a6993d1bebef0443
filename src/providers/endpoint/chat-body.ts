import type { Capabilities } from '../../contract/admin';
import type { ChatRequest } from '../endpoint-port';

/** What is tried with a server that nothing is known of. */
export const FULL_CAPABILITIES: Capabilities = { responseFormat: 'json_schema', temperature: true };

function responseFormat(format: Capabilities['responseFormat'], schema: Record<string, unknown>): object {
  if (format === 'none') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema } } };
}

/** The body of `POST /chat/completions` (OpenAI API reference), with what the server supports. */
export function chatBody(model: string, request: ChatRequest, capabilities: Capabilities): string {
  return JSON.stringify({
    model,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    stream: false,
    ...(capabilities.temperature ? { temperature: 0 } : {}),
    ...responseFormat(capabilities.responseFormat, request.replySchema),
  });
}
