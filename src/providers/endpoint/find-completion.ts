import { asList, asRecord, parseJson } from '../../contract/json';

/** Gateways put the completion, or the text alone, below one of these: Cloudflare's Workers AI, DashScope, gateways of companies. */
const WRAPPERS = ['result', 'response', 'data', 'output', 'body', 'completion'];
const DEEPEST = 3;

/** A choice as everybody has it, whose message has another name with some: a text (completions), a piece (streams). */
function toChoice(choice: unknown): Record<string, unknown> {
  const facts = asRecord(choice);
  const { message, delta, text } = facts;
  return { ...facts, message: message ?? delta ?? (typeof text === 'string' ? { content: text } : {}) };
}

/**
 * The chat completion in the body of an answer, itself or below a gateway's wrapper, with its choices in one form; a text
 * without choices (Workers AI, DashScope, Ollama's own API) becomes one. Null when there is none.
 */
export function findCompletion(body: unknown, depth = 0): Record<string, unknown> | null {
  const value = typeof body === 'string' && body.trimStart().startsWith('{') ? parseJson(body) : body;
  const facts = asRecord(Array.isArray(value) && value.length === 1 ? value[0] : value);
  const choices = asList(facts['choices']);
  if (choices.length > 0) return { ...facts, choices: choices.map(toChoice) };
  if ('choices' in facts || depth > DEEPEST) return null;
  const inner = WRAPPERS.map((name) => findCompletion(facts[name], depth + 1)).find((found) => found !== null);
  if (inner !== undefined) return inner;
  const { message, response, output_text: outputText, text } = facts;
  const content = [asRecord(message)['content'], response, outputText, text].find((each) => typeof each === 'string' || isAnswer(each));
  if (content === undefined) return null;
  return {
    ...facts,
    choices: [{ message: { ...asRecord(message), content }, finish_reason: facts['finish_reason'] ?? facts['done_reason'] }],
  };
}

function isAnswer(value: unknown): boolean {
  return Object.keys(asRecord(value)).length > 0;
}
