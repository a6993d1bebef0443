import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply, EndpointPort } from '../endpoint-port';
import { chatBody, FULL_CAPABILITIES } from './chat-body';
import { readModels } from './read-models';
import { reduceCapabilities } from './reduce-capabilities';
import { refusal } from './refusal';
import { send, type EndpointAnswer, type EndpointPlatform } from './send';

/** Calls for one question: the first, and two with less. */
const MOST_CALLS = 3;

/** Some servers answer with a list of parts instead of one text. */
const contentShape = once(() =>
  z.union([
    z.string(),
    z.pipe(
      z.array(z.object({ text: z.catch(z.string(), '') })),
      z.transform((parts) => parts.map(({ text }) => text).join('')),
    ),
  ]),
);
const tokens = once(() => z.catch(z.int().check(z.minimum(0)), 0));
const completionShape = once(() =>
  z.object({
    choices: z.array(z.object({ message: z.object({ content: contentShape() }) })).check(z.minLength(1)),
    usage: z.catch(z.nullish(z.object({ prompt_tokens: tokens(), completion_tokens: tokens() })), null),
  }),
);

function parseJson(answer: EndpointAnswer): unknown {
  // A proxy in front of a model often answers 200 with a page of its own.
  if (!answer.isJson) throw new TriageError('ENDPOINT_ERROR', { details: { status: answer.status, about: 'format' } });
  try {
    return JSON.parse(answer.body);
  } catch {
    throw new TriageError('REPLY_INVALID', { details: { status: answer.status, about: 'format' } });
  }
}

function readCompletion(answer: EndpointAnswer): Pick<ChatReply, 'content' | 'usage'> {
  const completion = completionShape().safeParse(parseJson(answer));
  const content = completion.success ? completion.data.choices[0]?.message.content : undefined;
  if (!completion.success || content === undefined) throw new TriageError('REPLY_INVALID', { details: { status: answer.status } });
  const { usage } = completion.data;
  return { content, usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null };
}

/** The endpoint that the administrator configured. */
export function createEndpointAdapter(platform: EndpointPlatform): EndpointPort {
  const { clock } = platform;
  return {
    async chat(target, request, known, deadline) {
      const startedAt = clock();
      let capabilities = known ?? FULL_CAPABILITIES;
      for (let calls = 1; ; calls += 1) {
        const answer = await send(target, '/chat/completions', chatBody(target.model, request, capabilities), platform, deadline);
        if (answer.status >= 200 && answer.status < 300) {
          return { ...readCompletion(answer), capabilities, durationMs: clock() - startedAt };
        }
        const isRefusedParameter = answer.status === 400 || answer.status === 422;
        const less =
          isRefusedParameter && calls < MOST_CALLS ? reduceCapabilities(capabilities, answer.body, calls === MOST_CALLS - 1) : null;
        if (less === null) throw refusal(answer);
        capabilities = less;
      }
    },
    async listModels(target, deadline) {
      const answer = await send(target, '/models', null, platform, deadline);
      // Not every server has this path, and one without it is a working server.
      if (answer.status === 404 || answer.status === 405 || !answer.isJson) return [];
      if (answer.status < 200 || answer.status >= 300) throw refusal(answer);
      return readModels(parseJson(answer));
    },
  };
}
