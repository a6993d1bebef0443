import { readAllowedValues, readListedValues } from './stand-in/allowed-values';
import { answerTicket, NO_PROPOSALS } from './stand-in/answer';
import { readTicket } from './stand-in/ticket';
import { findAnswer } from '../../src/triage/question/reply/find-answer';
import { minimalInstance } from './minimal-instance';

/** What is read of a chat completion request (OpenAI API reference, "Create chat completion"). */
export interface ChatBody {
  model: string;
  messages: { role: string; content: unknown }[];
  stream?: boolean | null;
  stream_options?: { include_usage?: boolean } | null;
  tools?: { type?: string; function?: DescribedFunction }[];
  tool_choice?: string | { function?: { name: string } };
  functions?: DescribedFunction[];
  function_call?: string | { name: string };
  max_tokens?: number | null;
  max_completion_tokens?: number | null;
  /** `schema` beside the type: as Together, Fireworks and llama.cpp have it. */
  response_format?: { type?: string; json_schema?: { schema?: unknown }; schema?: unknown };
}

interface DescribedFunction {
  name: string;
  parameters?: unknown;
}

/** Null when it is no chat completion request. */
export function readChatBody(body: string): ChatBody | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null;
  }
  const candidate = parsed as Partial<ChatBody> | null;
  const valid = typeof candidate?.model === 'string' && Array.isArray(candidate.messages) && candidate.messages.length > 0;
  return valid ? (candidate as ChatBody) : null;
}

/** Whether a schema asks for proposals, as the app's does. */
function asksForProposals(schema: unknown): boolean {
  const properties = (schema as { properties?: object } | null)?.properties;
  const keys = Object.keys(properties ?? {});
  return keys.length > 0 && keys.every((key) => key in NO_PROPOSALS);
}

/** Whether a schema asks for advice on how triage goes, as the app's does. */
function asksForAdvice(schema: unknown): boolean {
  return Object.keys((schema as { properties?: object } | null)?.properties ?? {}).join() === 'advice';
}

const NO_MODEL = 'This endpoint is a classifier and not a language model, so it has no words of its own for the figures.';

const never = (): boolean => false;

/** A schema that stands in the prompt, as clients without a JSON mode write it there (instructor, Vercel's AI SDK). */
function writtenSchema(prompt: string): unknown {
  const shape = {
    isAnswer: ({ properties }: Record<string, unknown>) => typeof properties === 'object',
    isBare: never,
    holdsAnotherAnswer: never,
    isEcho: never,
  };
  return findAnswer(prompt, false, shape) ?? undefined;
}

/**
 * Proposals for the ticket in the last user message, out of the values of the schema or, without one, of the prompt; none
 * without a readable ticket. A schema of another kind gets the smallest value that it allows.
 * @param parameters schema of what has to be given to a tool, where one has to be called
 */
export function answerChat({ messages, response_format: format }: ChatBody, parameters?: unknown): unknown {
  const ticket = readTicket(textOf(messages.findLast(({ role }) => role === 'user')?.content));
  const prompt = messages.map(({ content }) => textOf(content)).join('\n');
  const asked = parameters ?? format?.json_schema?.schema ?? format?.schema;
  const schema = asked === undefined && ticket === null && format?.type === 'json_object' ? writtenSchema(prompt) : asked;
  if (asksForAdvice(schema)) return { advice: [NO_MODEL] };
  if (schema !== undefined && !asksForProposals(schema)) return minimalInstance(schema);
  if (ticket === null) return NO_PROPOSALS;
  return answerTicket(schema === undefined ? readListedValues(prompt) : readAllowedValues(schema), ticket);
}

/** Content is a text, or parts of which some are text. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: { text?: unknown } | null) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

/** As a rule of thumb has it: the classifier has no tokens, but callers read the counts. */
export const CHARACTERS_A_TOKEN = 4;

export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_A_TOKEN);
}
