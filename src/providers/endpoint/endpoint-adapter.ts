import type { Capabilities } from '../../contract/admin';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply, EndpointTarget, ModelPort } from '../endpoint-port';
import { chatBody, fullCapabilities } from './chat-body';
import { readCompletion, type Completion } from './read-completion';
import { readModels } from './read-models';
import { parseBody, readServerError } from './read-server-error';
import { reduceCapabilities } from './reduce-capabilities';
import { aboutOf, refusal } from './refusal';
import { send, type EndpointAnswer, type EndpointPlatform } from './send';
import { withLessThought } from './thinking';

/** Calls for one question: the first, and two with less. */
const MOST_CALLS = 3;

/** OpenRouter describes each of its some 340 models in 1,800 bytes. */
const LIST_LIMIT_BYTES = 4_194_304;

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

/** With fewer thoughts and more room; null when that was tried, or is not wanted. */
function withMoreRoom({ tried, known }: Attempt, target: EndpointTarget): Attempt | null {
  const next = withLessThought(tried, target);
  return next === null ? null : { tried: next, known: withLessThought(known, target) ?? known };
}

/** What to try after a refusal; null when the answer is none. @throws TriageError when there is nothing else to try */
function afterRefusal(attempt: Attempt, target: EndpointTarget, answer: EndpointAnswer, calls: number, hasRunOut: boolean): Attempt | null {
  const error = readServerError(answer);
  if (error === null) return null;
  const isLast = calls >= MOST_CALLS;
  const roomier = aboutOf(error) === 'cut' && !isLast ? withMoreRoom(attempt, target) : null;
  if (roomier !== null) return roomier;
  // Without what is asked of thoughts, the reply would run out again.
  const isLastTry = calls === MOST_CALLS - 1 && !hasRunOut;
  const reduced = isLast ? null : reduceCapabilities(attempt.tried, error, isLastTry);
  if (reduced === null) throw refusal(error);
  return { tried: reduced.next, known: reduced.known ?? attempt.known };
}

/** What to try after a reply that ran out; null when there is nothing. */
function afterShortReply(attempt: Attempt, target: EndpointTarget, { endsInBlanks }: Completion): Attempt | null {
  const { tried, known } = attempt;
  // More room would only be filled with more space.
  if (endsInBlanks && tried.responseFormat !== 'none')
    return { tried: { ...tried, responseFormat: 'none' }, known: { ...known, responseFormat: 'none' } };
  return withMoreRoom(attempt, target);
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
          const less = afterRefusal(attempt, target, answer, calls, short !== null);
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
          const next = ranOut(completion) && calls < MOST_CALLS ? afterShortReply(attempt, target, completion) : null;
          if (next === null) return finish();
          short ??= finish;
          attempt = next;
        } catch (error) {
          // A server that minds the second question has still answered the first.
          if (short !== null && error instanceof TriageError && error.code === 'ENDPOINT_ERROR') return short();
          throw error;
        }
      }
    },
    async listModels(target, deadline) {
      const answer = await send(target, '/models', null, platform, deadline, LIST_LIMIT_BYTES);
      // Not every server has this path, and one without it is a working server.
      if (answer.status === 404 || answer.status === 405) return [];
      const error = readServerError(answer);
      if (error !== null && error.status !== 404) throw refusal(error);
      return error === null ? readModels(parseBody(answer)) : [];
    },
  };
}
