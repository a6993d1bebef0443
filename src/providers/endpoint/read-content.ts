import { asList, asRecord } from '../../contract/json';

export interface Content {
  /** Without the space around it. */
  text: string;
  hasThoughts: boolean;
  /** A part of it says that the model will not answer. */
  declines: boolean;
}

interface Part {
  type: string;
  text: string;
  isThought: boolean;
}

const TEXT = /^(?:(?:output_)?text|json)?$/;

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

/** A part of type `text`, whose text may stand a level deeper (Assistants), one of type `json`, or a bare text. */
function readPart(part: unknown): Part {
  const facts = typeof part === 'string' ? { text: part } : asRecord(part);
  const type = typeof facts['type'] === 'string' ? facts['type'] : '';
  const { text, json } = facts;
  const nested = asRecord(text)['value'];
  return { type, text: asText(nested ?? text ?? json), isThought: facts['thought'] === true || /think|thought|reason/i.test(type) };
}

/**
 * Some servers answer with a list of parts instead of one text. Mistral's thoughts are parts of type `thinking`, those of
 * others `reasoning` and the like; Gemini marks them with `thought`. Only the text behind the last thought is read: what
 * a model writes between its thoughts may be a draft.
 */
function readParts(items: unknown[]): Content {
  const parts = items.map(readPart);
  const lastThought = parts.findLastIndex(({ isThought }) => isThought);
  const texts = parts.slice(lastThought + 1).filter(({ type }) => TEXT.test(type));
  return {
    text: texts
      .map(({ text }) => text)
      .join('')
      .trim(),
    hasThoughts: lastThought !== -1,
    declines: parts.some(({ type }) => type === 'refusal'),
  };
}

/** What the model gave to a tool that nobody offered: gateways ask some models for JSON in that way (LiteLLM's `json_tool_call`). */
function toolArguments(message: Record<string, unknown>): string {
  const calls = asList(message['tool_calls']).map((call) => asRecord(asRecord(call)['function']));
  return asText([...calls, asRecord(message['function_call'])].map((call) => call['arguments']).findLast((given) => asText(given) !== ''));
}

/**
 * The text of a message. A server that was asked for JSON may answer with the object itself (Cloudflare Workers AI), and
 * clients' helpers leave it as `parsed`.
 * @param isToolCall the server says that the model called a tool: then what it gave to the tool is the answer
 */
export function readContent(message: Record<string, unknown>, isToolCall: boolean): Content {
  const { content } = message;
  const isPart = typeof asRecord(content)['text'] === 'string';
  const read = Array.isArray(content) || isPart ? readParts(isPart ? [content] : asList(content)) : null;
  const { text, hasThoughts, declines } = read ?? { text: asText(content).trim(), hasThoughts: false, declines: false };
  const given = toolArguments(message);
  // Servers that force a tool say that the model stopped: what stands before the call may be a draft.
  const said = isToolCall && given !== '' ? given : [text, given].filter((each) => each !== '').join('\n');
  return { text: said || asText(message['parsed']), hasThoughts, declines };
}
