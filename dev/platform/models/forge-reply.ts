import type { HttpReply } from '../protocol';

/** A chat completion as OpenAI's reference has it, or already in Forge's own form. */
interface AnyCompletion {
  choices: { index?: number; finish_reason: string; message: { content?: unknown; tool_calls?: AnyCall[] } }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number; total_tokens?: number };
}

interface AnyCall {
  function: { name: string; arguments: unknown };
}

/** JSON of the service itself, of whatever status. */
export function jsonReply(status: number, value: unknown): HttpReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** A refusal as `@forge/llm` reads it (`utils/error-handling.js`). */
export function refusal(status: number, code: string, message: string): HttpReply {
  return jsonReply(status, { code, message });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is given to a tool is an object, wherever it is one. */
function toForgeCall(call: AnyCall): AnyCall {
  const { arguments: given } = call.function;
  const parsed = typeof given === 'string' ? parse(given) : given;
  return { ...call, function: { ...call.function, arguments: typeof parsed === 'object' ? parsed : given } };
}

function toForgeReply({ choices, usage }: AnyCompletion): object {
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total } = usage ?? {};
  return {
    choices: choices.map(({ index = 0, finish_reason: reason, message }) => ({
      index,
      finish_reason: reason,
      message: {
        role: 'assistant',
        content: message.content ?? '',
        ...(message.tool_calls === undefined ? {} : { tool_calls: message.tool_calls.map(toForgeCall) }),
      },
    })),
    ...(input === undefined
      ? usage === undefined
        ? {}
        : { usage }
      : { usage: { input_tokens: input, output_tokens: output, total_tokens: total } }),
  };
}

/** One reply object a line: first what the model says, then why it stopped and what it used. */
function toLines(reply: ReturnType<typeof toForgeReply>): HttpReply {
  const { choices, usage } = reply as { choices: { finish_reason: string }[]; usage?: object };
  const pieces = [
    { choices: choices.map((choice) => ({ ...choice, finish_reason: '' })) },
    { choices: choices.map(({ finish_reason }) => ({ index: 0, finish_reason, message: { role: 'assistant', content: '' } })), usage },
  ];
  const body = pieces.map((piece) => `${JSON.stringify(piece)}\n`).join('');
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body };
}

/** An endpoint's answer as Forge gives it: whole or as a stream, an error with a code and a message, anything else as it is. */
export function asForge(answer: HttpReply, isStream: boolean): HttpReply {
  const parsed = parse(answer.body) as (Partial<AnyCompletion> & { error?: { message?: string; code?: string | null } }) | null | undefined;
  if (parsed?.error !== undefined) {
    return refusal(answer.status, (parsed.error.code ?? 'unknown_error').toUpperCase(), parsed.error.message ?? '');
  }
  if (answer.status !== 200 || !Array.isArray(parsed?.choices)) return answer;
  const reply = toForgeReply(parsed as AnyCompletion);
  return isStream ? toLines(reply) : jsonReply(200, reply);
}
