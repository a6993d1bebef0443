import type { Clock } from '../../contract/clock';
import type { Random } from '../../contract/random';
import { toErrorBody, TriageError } from '../../contract/triage-error';
import { recordEndpointFailure } from '../../health/endpoint-failures';
import type { EndpointPort } from '../../providers/endpoint-port';
import { askModel } from '../question/answer-question';
import { questionWithoutEvidence } from '../question/prepare-question';
import type { TriageStore } from '../triage-context';
import { SYNTHETIC_ISSUE, SYNTHETIC_VALUES } from './synthetic-ticket';

export interface CheckContext {
  store: TriageStore;
  endpoint: EndpointPort;
  clock: Clock;
  random: Random;
  /** When the endpoint has to have answered, milliseconds since 1970. */
  deadline: number;
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
    const parts = { issue: SYNTHETIC_ISSUE, allowed: SYNTHETIC_VALUES, settings, endpoint, nonce: context.random.id() };
    const asking = { endpoint, thinking: settings.thinking, token, known, deadline: context.deadline };
    const { proposals, durationMs } = await askModel(context, questionWithoutEvidence(parts), asking);
    if (Object.values(proposals).every((values) => values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
    await Promise.all([note('ok'), store.recordSuccess({ at: clock(), durationMs, model: endpoint.model })]);
    return 'ok';
  } catch (error) {
    const { code } = toErrorBody(error);
    await Promise.all([note(code), recordEndpointFailure(store, error, clock())]);
    return error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}
