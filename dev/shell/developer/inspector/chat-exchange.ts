import { isRecord } from '../../document/node';

/** The prompt of a chat completion, taken apart for reading. */
export interface ChatPrompt {
  messages: { role: string; text: string }[];
  /** The reply's shape, when one is asked for. */
  schema: unknown;
  /** Everything else, e.g. model and temperature. */
  parameters: Record<string, unknown>;
}

/** Null when the body is no chat completion request. */
export function readPrompt(body: string): ChatPrompt | null {
  const parsed = parseRecord(body);
  if (parsed === null || !Array.isArray(parsed.messages)) return null;
  const { messages, response_format: format, tools, ...parameters } = parsed;
  const schema = format ?? tools;
  return {
    messages: (messages as unknown[]).filter(isRecord).map(({ role, content }) => ({ role: String(role), text: textOf(content) })),
    schema,
    parameters,
  };
}

/** The model's own words, or what it gave to a tool; null when the body is no chat completion. */
export function readAnswer(body: string): string | null {
  const choices = parseRecord(body)?.choices;
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isRecord(first) || !isRecord(first.message)) return null;
  const [call] = Array.isArray(first.message.tool_calls) ? (first.message.tool_calls as unknown[]) : [];
  const given = isRecord(call) && isRecord(call.function) ? call.function.arguments : undefined;
  if (given !== undefined) return typeof given === 'string' ? given : JSON.stringify(given);
  return textOf(first.message.content);
}

/** JSON with its lines broken, anything else as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Content is a text, nothing, or parts of which some are text. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
  return '';
}

function parseRecord(body: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
