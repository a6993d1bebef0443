import type { Capabilities } from '../../contract/admin';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply, ModelPort } from '../endpoint-port';
import { chatBody, fullCapabilities } from './chat-body';
import { readCompletion, type Completion } from './read-completion';
import { readModels } from './read-models';
import { parseBody, readServerError } from './read-server-error';
import { reduceCapabilities } from './reduce-capabilities';
import { refusal } from './refusal';
import { send, type EndpointAnswer, type EndpointPlatform } from './send';
import { withLessThought } from './thinking';

/** Calls for one question: the first, and two with less. */
const MOST_CALLS = 3;

/** What was tried, and what of it is worth remembering. */
interface Attempt {
  tried: Capabilities;
  known: Capabilities;
}

function parseAnswer(answer: EndpointAnswer): unknown {
  const json = parseBody(answer);
  if (json !== undefined) return json;
  const { status, body } = answer;
  if (body.trim() === '') throw new TriageError('REPLY_INVALID', { details: { status, about: 'empty' } });
  // JSON that broke off; anything else is a page of something in front of the model, such as one to sign in.
  if (/^\s*[{[]|^data:/.test(body)) throw new TriageError('REPLY_INVALID', { details: { status } });
  throw new TriageError('ENDPOINT_ERROR', { details: { status, about: 'format' } });
}

function afterRefusal(attempt: Attempt, answer: EndpointAnswer, calls: number, hasRunOut: boolean): Attempt | null {
  const error = readServerError(answer);
  if (error === null) return null;
  // Without what is asked of thoughts, the reply would run out again.
  const isLastTry = calls === MOST_CALLS - 1 && !hasRunOut;
  const reduced = calls < MOST_CALLS ? reduceCapabilities(attempt.tried, error, isLastTry) : null;
  if (reduced === null) throw refusal(error);
  return { tried: reduced.next, known: reduced.known ?? attempt.known };
}

/** Whether the reply ran out before the answer: cut anywhere but behind a whole object, or empty behind thoughts. */
function ranOut({ content, isCut, hasThoughts }: Completion): boolean {
  if (content === '') return isCut || hasThoughts;
  return isCut && parseBody({ body: content }) === undefined;
}

function assertContent({ content, isCut }: Completion, status: number): void {
  if (content === '') throw new TriageError('REPLY_INVALID', { details: { status, about: isCut ? 'cut' : 'empty' } });
}

/** The endpoint that the administrator configured. */
export function createEndpointAdapter(platform: EndpointPlatform): ModelPort {
  const { clock } = platform;
  return {
    async chat(target, request, known, deadline) {
      const startedAt = clock();
      const first = known ?? fullCapabilities(target);
      let attempt: Attempt = { tried: first, known: first };
      /** What came of a reply that ran out, until one that did not. */
      let short: (() => ChatReply) | null = null;
      for (let calls = 1; ; calls += 1) {
        try {
          const answer = await send(target, '/chat/completions', chatBody(target.model, request, attempt.tried), platform, deadline);
          const less = afterRefusal(attempt, answer, calls, short !== null);
          if (less !== null) {
            attempt = less;
            continue;
          }
          const completion = readCompletion(parseAnswer(answer), answer.status);
          const { content, isCut, usage } = completion;
          const { known: capabilities } = attempt;
          const finish = (): ChatReply => {
            assertContent(completion, answer.status);
            return { content, isCut, usage, capabilities, durationMs: clock() - startedAt };
          };
          const next = ranOut(completion) && calls < MOST_CALLS ? withLessThought(attempt.tried, target) : null;
          if (next === null) return finish();
          short ??= finish;
          attempt = { tried: next, known: withLessThought(capabilities, target) ?? capabilities };
        } catch (error) {
          // A server that minds the second question has still answered the first.
          if (short !== null && error instanceof TriageError && error.code === 'ENDPOINT_ERROR') return short();
          throw error;
        }
      }
    },
    async listModels(target, deadline) {
      const answer = await send(target, '/models', null, platform, deadline);
      // Not every server has this path, and one without it is a working server.
      if (answer.status === 404 || answer.status === 405) return [];
      const error = readServerError(answer);
      if (error !== null && error.status !== 404) throw refusal(error);
      return error === null ? readModels(parseBody(answer)) : [];
    },
  };
}
