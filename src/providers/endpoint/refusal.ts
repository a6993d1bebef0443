import type { ErrorDetails } from '../../contract/error-body';
import { TriageError } from '../../contract/triage-error';
import { TOO_LONG } from './reduce-capabilities';
import type { EndpointAnswer } from './send';

/** How OpenAI, Ollama, vLLM and LiteLLM say that they do not have the model. */
const NO_MODEL = /model_not_found|\bmodel\b.{0,250}?(?:does not exist|not found|not available)|(?:invalid|unknown|no such) model/is;

/** The body is only looked at for what it is about: it can quote the request. */
function aboutOf({ status, body }: EndpointAnswer): ErrorDetails['about'] {
  if (status === 413) return 'context';
  if (status !== 400 && status !== 404 && status !== 422) return undefined;
  if (TOO_LONG.test(body)) return 'context';
  return NO_MODEL.test(body) ? 'model' : undefined;
}

/** Translates an answer that is no success. */
export function refusal(answer: EndpointAnswer): TriageError {
  const { status, retryAfterSeconds } = answer;
  const about = aboutOf(answer);
  const details = { status, retryAfterSeconds, ...(about === undefined ? {} : { about }) };
  if (status === 401 || status === 403) return new TriageError('ENDPOINT_AUTH', { details });
  if (status === 429) return new TriageError('ENDPOINT_RATE_LIMITED', { details });
  if (status === 408 || status === 504) return new TriageError('ENDPOINT_TIMEOUT', { details });
  return new TriageError('ENDPOINT_ERROR', { details });
}
