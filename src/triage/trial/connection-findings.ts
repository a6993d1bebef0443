import type { Capabilities, ConnectionFinding } from '../../contract/admin';
import type { AnswerSubject } from '../../contract/error-body';
import type { TriageError } from '../../contract/triage-error';
import type { TokenUsage } from '../../providers/endpoint-port';
import type { Prompt } from '../question/prompt/build-prompt';
import { leastTokens, promptSize, REPLY_TOKENS } from '../question/prompt/prompt-size';

/** From here on suggestions continue in the background, so nobody waits for them. */
const SLOW_MS = 8_000;

/** Servers count differently at the edges of messages; a clipped prompt lacks far more than that. */
const COUNTING_SLACK = 0.9;

/** Findings that do not keep suggestions from coming. */
const HARMLESS: ConnectionFinding[] = ['slow', 'no-json-schema', 'no-temperature', 'no-system-role', 'context-unknown'];

/** Whether suggestions can come in spite of the findings. */
export function isHarmless(findings: ConnectionFinding[]): boolean {
  return findings.every((finding) => HARMLESS.includes(finding));
}

/** What is the same finding, whatever the code. */
const SUBJECT_FINDINGS: Record<AnswerSubject, ConnectionFinding> = {
  model: 'model-missing',
  context: 'context-too-small',
  format: 'not-json',
  cut: 'reply-cut',
  empty: 'reply-empty',
  declined: 'reply-declined',
  filter: 'filtered',
  privacy: 'no-provider',
  credit: 'no-credit',
  redirect: 'redirect',
};

function errorFinding(status: number | undefined, isListed: boolean | null): ConnectionFinding {
  const mayBeModel = status === 400 || status === 404;
  if (mayBeModel && isListed === false) return 'model-missing';
  // What takes no POST is the path of something else.
  return status === 404 || status === 405 ? 'not-found' : 'server-error';
}

/**
 * What a failure of the endpoint says, or null when it is no failure of the endpoint.
 * @param isListed whether the server lists the model that was asked; null when it lists none
 */
export function findingOf({ code, details }: TriageError, isListed: boolean | null): ConnectionFinding | null {
  if (details?.about !== undefined) return SUBJECT_FINDINGS[details.about];
  switch (code) {
    case 'EGRESS_BLOCKED':
      return 'egress-not-approved';
    case 'ENDPOINT_UNREACHABLE':
      return details?.network ?? 'unreachable';
    case 'ENDPOINT_AUTH':
      return details?.status === 403 ? 'forbidden' : 'unauthorised';
    case 'ENDPOINT_RATE_LIMITED':
      return 'rate-limited';
    case 'ENDPOINT_TIMEOUT':
      return 'timeout';
    case 'REPLY_INVALID':
      return 'reply-unreadable';
    case 'ENDPOINT_ERROR':
      return errorFinding(details?.status, isListed);
    default:
      return null;
  }
}

/**
 * Whether the model reads the whole prompt. Some servers clip one that is too long without a word
 * (Ollama does): then they count fewer tokens than it has words.
 */
export function contextFinding(prompt: Prompt, usage: TokenUsage | null, contextTokens: number | null): ConnectionFinding | null {
  const counted = usage?.promptTokens ?? 0;
  if (counted > 0 && counted < leastTokens(prompt) * COUNTING_SLACK) return 'context-too-small';
  if (contextTokens !== null && contextTokens < promptSize(prompt).tokens + REPLY_TOKENS) return 'context-too-small';
  return counted === 0 && contextTokens === null ? 'context-unknown' : null;
}

/** What an answer in good shape says of the server. */
export function answerFindings(
  { responseFormat, temperature, systemRole }: Pick<Capabilities, 'responseFormat' | 'temperature' | 'systemRole'>,
  durationMs: number,
): ConnectionFinding[] {
  return [
    ...(durationMs > SLOW_MS ? (['slow'] as const) : []),
    ...(responseFormat === 'json_schema' ? [] : (['no-json-schema'] as const)),
    ...(temperature ? [] : (['no-temperature'] as const)),
    ...(systemRole ? [] : (['no-system-role'] as const)),
  ];
}
