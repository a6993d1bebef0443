import type { AnyCompletion, EndpointReply } from './wire-format';

/** In a stream, each call of a tool has its place. */
function asDelta(message: object): object {
  const calls = 'tool_calls' in message && Array.isArray(message.tool_calls) ? (message.tool_calls as object[]) : null;
  return calls === null ? message : { ...message, tool_calls: calls.map((call, index) => ({ index, ...call })) };
}

/**
 * A completion as the events of a stream (OpenAI API reference, "The chat completion chunk object"): the whole message,
 * why it ended, and what it used where that was asked for.
 */
export function streamReply({ choices, usage, ...facts }: AnyCompletion, withUsage: boolean): EndpointReply {
  const chunk = (more: object): object => ({ ...facts, object: 'chat.completion.chunk', ...more });
  const pieces = choices.map(({ message }, index) => ({ index, delta: asDelta(message), finish_reason: null }));
  const ends = choices.map(({ finish_reason: reason }, index) => ({ index, delta: {}, finish_reason: reason }));
  const chunks = [chunk({ choices: pieces }), chunk({ choices: ends }), ...(withUsage ? [chunk({ choices: [], usage })] : [])];
  const events = [...chunks.map((each) => JSON.stringify(each)), '[DONE]'];
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: events.map((event) => `data: ${event}\n\n`).join('') };
}
