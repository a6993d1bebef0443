import { asList, asRecord, isFilled, parseJson } from '../../contract/json';

type Facts = Record<string, unknown>;

const END = '[DONE]';

/** What an event or line of a stream holds; comments (OpenRouter's keep-alives) and names of events hold nothing. */
function payloadOf(line: string): string {
  const [, event] = /^data:\s?(.*)$/.exec(line) ?? [];
  return (event ?? (line.startsWith('{') ? line : '')).trim();
}

function firstChoice(chunk: Facts): Facts {
  return asRecord(asList(chunk['choices']).find((choice) => (asRecord(choice)['index'] ?? 0) === 0));
}

function joinTexts(deltas: Facts[], name: string): string {
  return deltas
    .map((delta) => delta[name])
    .filter((text) => typeof text === 'string')
    .join('');
}

/** Arguments come in pieces, and the first piece of each call has its place. */
function joinToolCalls(deltas: Facts[]): object[] {
  const calls = new Map<unknown, string>();
  for (const call of deltas.flatMap((delta) => asList(delta['tool_calls']).map(asRecord))) {
    const { index = 0 } = call;
    const piece = asRecord(call['function'])['arguments'];
    calls.set(index, (calls.get(index) ?? '') + (typeof piece === 'string' ? piece : ''));
  }
  return [...calls.values()].map((text) => ({ function: { arguments: text } }));
}

function lastOf(values: unknown[]): unknown {
  return values.findLast((value) => value !== null && value !== undefined);
}

/** One completion out of the chunks of a stream (OpenAI API reference, "The chat completion chunk object"). */
function joinChunks(chunks: Facts[], hasEnd: boolean): unknown {
  const whole = chunks.findLast((chunk) => isFilled(chunk['error']) || isFilled(firstChoice(chunk)['message']));
  if (whole !== undefined) return whole;
  const choices = chunks.map(firstChoice);
  const deltas = choices.map((choice) => asRecord(choice['delta']));
  const parts = deltas.flatMap((delta) => asList(delta['content']));
  const reason = lastOf(choices.map((choice) => choice['finish_reason']));
  const message = {
    content: parts.length > 0 ? parts : joinTexts(deltas, 'content'),
    refusal: joinTexts(deltas, 'refusal'),
    reasoning: joinTexts(deltas, 'reasoning') + joinTexts(deltas, 'reasoning_content'),
    tool_calls: joinToolCalls(deltas),
  };
  // A stream that just stops was broken off.
  const choice = { message, finish_reason: reason ?? (hasEnd ? null : 'abort') };
  return { choices: [choice], usage: lastOf(chunks.map((chunk) => chunk['usage'])) ?? null };
}

/**
 * The completion in a stream: some servers send one although none was asked for, some put its end behind an ordinary
 * answer (unslothai/unsloth#6570, decolua/9router#3492). Undefined when the text is no stream.
 */
export function readStream(body: string): unknown {
  const single = parseJson(body.replace(/data:\s?\[DONE\]\s*$/, ''));
  if (single !== undefined) return single;
  const chunks: Facts[] = [];
  let hasEnd = false;
  for (const payload of body.split(/\r?\n/).map(payloadOf)) {
    if (payload === END) hasEnd = true;
    // What keeps a connection open is no JSON with some.
    if (!payload.startsWith('{')) continue;
    const chunk = parseJson(payload);
    // One is enough: to find out of many that they are no JSON takes long.
    if (typeof chunk !== 'object' || chunk === null) return undefined;
    chunks.push(asRecord(chunk));
  }
  return chunks.length > 0 ? joinChunks(chunks, hasEnd) : undefined;
}
