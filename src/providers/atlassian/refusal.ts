import { asRecord } from '../../contract/json';
import { TriageError } from '../../contract/triage-error';
import { aboutOf } from '../endpoint/refusal';

/** Atlassian counts by the minute (Forge documentation, "Forge LLMs limits"). */
const RATE_SECONDS = 60;

const RETIRED = /not[_ ]?found|not[_ ](?:supported|available)|unsupported|unknown[_ ]model|retired|deprecated|decommissioned/i;
const TOO_MANY_TOKENS = /token/i;
const TEMPERATURE = /temperature|top_p/i;

/**
 * What the service says went wrong. `@forge/llm` gives it as an error whose class it does not export, with the body as its
 * message where that is no JSON: the text is only looked at, and goes nowhere.
 */
function readRefusal(error: unknown): { status: number | null; text: string } {
  const { status, code, message } = asRecord(error);
  return { status: typeof status === 'number' ? status : null, text: `${String(code)}\n${String(message)}` };
}

/** Whether the model takes no temperature, as Atlassian's larger ones do not (Forge documentation, August 2026). */
export function mindsTemperature(error: unknown): boolean {
  const { status, text } = readRefusal(error);
  return status === 400 && TEMPERATURE.test(text);
}

/** Translates whatever a call of `@forge/llm` rejected with. Nothing of it is kept but the status. */
export function toTriageError(error: unknown): TriageError {
  if (error instanceof TriageError) {
    const isOutage = error.code === 'ENDPOINT_ERROR' && error.details?.about === undefined;
    return isOutage ? new TriageError('MODEL_UNAVAILABLE', { details: error.details }) : error;
  }
  const { status, text } = readRefusal(error);
  if (status === null) return new TriageError('MODEL_UNAVAILABLE');
  const details = { status };
  if (status === 401 || status === 403) return new TriageError('MODEL_FORBIDDEN', { details });
  if (status === 429) {
    const code = TOO_MANY_TOKENS.test(text) ? 'MODEL_TOKENS_LIMITED' : 'MODEL_RATE_LIMITED';
    return new TriageError(code, { details: { status, retryAfterSeconds: RATE_SECONDS } });
  }
  const about = aboutOf({ status, text });
  if (about === 'context' || about === 'filter') return new TriageError('ENDPOINT_ERROR', { details: { status, about } });
  if (status === 404 || status === 410 || (status < 500 && RETIRED.test(text))) return new TriageError('MODEL_RETIRED', { details });
  if (status === 408 || status === 504) return new TriageError('ENDPOINT_TIMEOUT', { details });
  return new TriageError('MODEL_UNAVAILABLE', { details });
}
