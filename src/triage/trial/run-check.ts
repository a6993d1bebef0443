import { byField } from '../../contract/triage-field';
import { hashText } from '../../text/hash';
import { buildPrompt } from '../question/prompt/build-prompt';
import { SYNTHETIC_CURRENT, SYNTHETIC_ISSUE, SYNTHETIC_VALUES } from './synthetic-ticket';
import { cleanIssueText } from '../../text/clean-issue-text';
import { toErrorBody, TriageError } from '../../contract/triage-error';
import type { Clock } from '../../contract/clock';
import type { EndpointPort } from '../../providers/endpoint-port';
import type { Random } from '../../contract/random';
import { answerQuestion } from '../question/answer-question';
import { judgingSettings } from '../question/judge-reply';
import type { Question } from '../question/prepare-question';
import { recordEndpointFailure } from '../../health/endpoint-failures';
import type { TriageStore } from '../triage-context';

export interface CheckContext {
  store: TriageStore;
  endpoint: EndpointPort;
  clock: Clock;
  random: Random;
  /** When the endpoint has to have answered, milliseconds since 1970. */
  deadline: number;
}

/** The made-up ticket on the way that every ticket takes: cleaned, and fenced in the prompt. */
function syntheticQuestion(settings: Parameters<typeof buildPrompt>[0]['settings'], model: string, nonce: string): Question {
  const { summary, description } = cleanIssueText(SYNTHETIC_ISSUE, settings);
  const ticket = { type: SYNTHETIC_ISSUE.type, summary, description, current: SYNTHETIC_CURRENT };
  return {
    issueId: 'synthetic',
    prompt: buildPrompt({ settings, allowed: SYNTHETIC_VALUES, ticket, similar: [], nonce }),
    allowed: SYNTHETIC_VALUES,
    issue: { values: byField(() => []) },
    judging: judgingSettings(settings),
    evidenceIds: [],
    model,
    descriptionCharacters: Array.from(description).length,
    textHash: hashText(JSON.stringify([summary, description])),
    inputHash: '',
  };
}

/**
 * Sends a made-up ticket through cleaning, prompt, call, reading and judging, and notes how it went, so
 * that a failure shows before an agent meets it. It needs no person and calls storage and endpoint only.
 * @returns how it ended; null when no endpoint is configured
 */
export async function runCheck(context: CheckContext): Promise<'ok' | TriageError | null> {
  const { store, clock } = context;
  const startedAt = clock();
  const [{ settings }, token, known] = await Promise.all([store.readSettings(), store.readToken(), store.readCapabilities()]);
  const { endpoint } = settings;
  if (endpoint === null) return null;
  const note = (outcome: Parameters<TriageStore['recordCheck']>[0]['outcome']) =>
    store.recordCheck({ at: clock(), outcome, durationMs: clock() - startedAt });
  try {
    const question = syntheticQuestion(settings, endpoint.model, context.random.id());
    const { suggestion } = await answerQuestion(context, question.issueId, question, {
      endpoint,
      token,
      known,
      deadline: context.deadline,
    });
    await Promise.all([note('ok'), store.recordSuccess({ at: clock(), durationMs: suggestion.durationMs, model: endpoint.model })]);
    return 'ok';
  } catch (error) {
    const { code } = toErrorBody(error);
    await Promise.all([note(code), recordEndpointFailure(store, error, clock())]);
    return error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}
