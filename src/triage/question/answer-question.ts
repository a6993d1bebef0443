import { endpointOrigin } from '../../contract/endpoint-address';
import type { Settings } from '../../contract/settings';
import { replaces, TRIAGE_FIELDS } from '../../contract/triage-field';
import { judgeReply } from './judge-reply';
import { readReply } from './reply/read-reply';
import { TriageError } from '../../contract/triage-error';
import type { Clock } from '../../contract/clock';
import type { ChatReply, EndpointPort, TokenUsage } from '../../providers/endpoint-port';
import type { StoredCapabilities, StoredToken } from '../../providers/endpoint-store';
import type { StoredSuggestion } from '../suggestion/suggestion';
import type { Question } from './prepare-question';
import { SUGGESTION_LIFETIME_MS } from '../triage-context';

/** Where to ask, and what is known of it. */
export interface Asking {
  endpoint: NonNullable<Settings['endpoint']>;
  token: StoredToken | null;
  known: StoredCapabilities | null;
  /** When the endpoint has to have answered, milliseconds since 1970. */
  deadline: number;
}

export interface Answer {
  suggestion: StoredSuggestion;
  usage: TokenUsage | null;
  /** The model's text, as it came. Never stored. */
  reply: string;
  /** Present when the server turned out to support something else than remembered. */
  learnt: StoredCapabilities | null;
}

/** A token is sent to the origin that it was saved for, and to no other. */
export function tokenFor(endpoint: { baseUrl: string }, stored: StoredToken | null): string | null {
  return stored !== null && stored.origin === endpointOrigin(endpoint.baseUrl) ? stored.token : null;
}

/** What was found out about the server by this call, when it differs from what was known. */
function learntFrom({ endpoint, known }: Asking, { capabilities }: ChatReply): StoredCapabilities | null {
  const { responseFormat, temperature } = capabilities;
  if (!isKnown(endpoint, known)) return { ...endpoint, responseFormat, temperature };
  const isSame = known.responseFormat === responseFormat && known.temperature === temperature;
  return isSame ? null : { ...known, responseFormat, temperature };
}

function isKnown(endpoint: Asking['endpoint'], known: StoredCapabilities | null): known is StoredCapabilities {
  return known?.baseUrl === endpoint.baseUrl && known.model === endpoint.model;
}

/**
 * Asks the model, reads and judges. Returns what is to be stored; no part of it is issue text.
 * @param id of the suggestion that it becomes
 * @throws TriageError what the endpoint adapter throws, `REPLY_INVALID`, `NOTHING_SUGGESTED`
 */
export async function answerQuestion(
  context: { endpoint: EndpointPort; clock: Clock },
  id: string,
  question: Question,
  asking: Asking,
): Promise<Answer> {
  const { endpoint, token, known, deadline } = asking;
  const reply = await context.endpoint.chat(
    { ...endpoint, token: tokenFor(endpoint, token) },
    question.prompt,
    isKnown(endpoint, known) ? known : null,
    deadline,
  );
  const proposals = judgeReply(readReply(reply.content), question.allowed, question.issue, question.judging);
  if (Object.values(proposals).every((values) => values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const createdAt = context.clock();
  return {
    suggestion: {
      id,
      issueId: question.issueId,
      createdAt,
      expiresAt: createdAt + SUGGESTION_LIFETIME_MS,
      valuesThen: Object.fromEntries(TRIAGE_FIELDS.filter(replaces).map((field) => [field, question.issue.values[field]])),
      proposals,
      model: endpoint.model,
      promptVersion: question.prompt.version,
      durationMs: reply.durationMs,
      descriptionCharacters: question.descriptionCharacters,
      evidenceIds: question.evidenceIds,
      textHash: question.textHash,
      inputHash: question.inputHash,
    },
    usage: reply.usage,
    reply: reply.content,
    learnt: learntFrom(asking, reply),
  };
}
