import { TriageError } from '../../contract/triage-error';
import type { EndpointPort } from '../endpoint-port';
import { chatBody, FULL_CAPABILITIES } from './chat-body';
import { readCompletion } from './read-completion';
import { readModels } from './read-models';
import { reduceCapabilities } from './reduce-capabilities';
import { refusal } from './refusal';
import { send, type EndpointAnswer, type EndpointPlatform } from './send';

/** Calls for one question: the first, and two with less. */
const MOST_CALLS = 3;

function parseJson(answer: EndpointAnswer): unknown {
  // A proxy in front of a model often answers 200 with a page of its own.
  if (!answer.isJson) throw new TriageError('ENDPOINT_ERROR', { details: { status: answer.status, about: 'format' } });
  try {
    return JSON.parse(answer.body);
  } catch {
    throw new TriageError('REPLY_INVALID', { details: { status: answer.status, about: 'format' } });
  }
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
          return { ...readCompletion(parseJson(answer), answer.status), capabilities, durationMs: clock() - startedAt };
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
