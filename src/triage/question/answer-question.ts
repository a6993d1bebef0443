import type { Clock } from '../../contract/clock';
import { ATLASSIAN_MODELS, endpointOrigin } from '../../contract/endpoint-address';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { replaces, TRIAGE_FIELDS } from '../../contract/triage-field';
import type { ChatReply, EndpointPort, TokenUsage } from '../../providers/endpoint-port';
import type { StoredCapabilities, StoredToken } from '../../providers/endpoint-store';
import type { StoredSuggestion, SuggestionProvider } from '../suggestion/suggestion';
import { SUGGESTION_LIFETIME_MS } from '../triage-context';
import { judgeReply } from './judge-reply';
import type { Question } from './prepare-question';
import { weighProposals } from './weigh-proposals';
import { promptText } from './prompt/prompt-text';
import { readReply } from './reply/read-reply';

/** Where to ask, and what is known of it. */
export interface Asking {
  endpoint: NonNullable<Settings['endpoint']>;
  thinking: Settings['thinking'];
  token: StoredToken | null;
  known: StoredCapabilities | null;
  /** When the endpoint has to have answered, milliseconds since 1970. */
  deadline: number;
}

/** What the model said, judged. */
export interface JudgedReply {
  /** May be empty. */
  proposals: StoredSuggestion['proposals'];
  usage: TokenUsage | null;
  durationMs: number;
  /** The model's text, as it came. Never stored. */
  reply: string;
  /** Present when the server turned out to support something else than remembered. */
  learnt: StoredCapabilities | null;
}

export interface Answer extends Pick<JudgedReply, 'usage' | 'learnt'> {
  suggestion: StoredSuggestion;
}

/** A token is sent to the origin that it was saved for, and to no other. */
export function tokenFor(endpoint: { baseUrl: string }, stored: StoredToken | null): string | null {
  return stored !== null && stored.origin === endpointOrigin(endpoint.baseUrl) ? stored.token : null;
}

/** What was found out about the server by this call, when it differs from what was known. */
function learntFrom(asking: Asking, { capabilities }: ChatReply): StoredCapabilities | null {
  const { endpoint, thinking, known } = asking;
  if (!isKnown(asking, known)) return { ...endpoint, thinking, ...capabilities };
  const isSame = (Object.keys(capabilities) as (keyof typeof capabilities)[]).every((key) => known[key] === capabilities[key]);
  return isSame ? null : { ...known, ...capabilities };
}

/** Whether what is remembered was learned of this model, asked like this. */
export function isKnown(
  { endpoint, thinking }: Pick<Asking, 'endpoint' | 'thinking'>,
  known: StoredCapabilities | null,
): known is StoredCapabilities {
  return known?.baseUrl === endpoint.baseUrl && known.model === endpoint.model && known.thinking === thinking;
}

/**
 * Asks the model, reads its reply and judges it: the one way on which every question goes, of a ticket, of
 * an administrator's trial and of the daily check.
 * @throws TriageError what the endpoint throws, `REPLY_INVALID`
 */
export async function askModel(context: { endpoint: EndpointPort }, question: Question, asking: Asking): Promise<JudgedReply> {
  const { endpoint, thinking, token, known, deadline } = asking;
  const target = { ...endpoint, thinking, token: tokenFor(endpoint, token) };
  const reply = await context.endpoint.chat(target, question.prompt, isKnown(asking, known) ? known : null, deadline);
  const said = judgeReply(readReply(reply, promptText(question.prompt)), question.allowed, question.issue, question.judging);
  return {
    proposals: weighProposals(said, question.learned),
    usage: reply.usage,
    durationMs: reply.durationMs,
    reply: reply.content,
    learnt: learntFrom(asking, reply),
  };
}

/** Who answered, as a suggestion remembers it. */
export interface Source {
  model: string;
  provider: SuggestionProvider;
  /** Past issues of the project that a profile learned from; null where a model answered. */
  learnedFrom: number | null;
  /** Past issues of the profile that a model's answer was weighed against; null where there was none. */
  weighedAgainst: number | null;
}

/**
 * A judged reply as the suggestion that it becomes. No part of it is issue text.
 * @throws TriageError `NOTHING_SUGGESTED`
 */
export function toAnswer(
  { clock }: { clock: Clock },
  id: string,
  question: Question,
  { proposals, usage, durationMs, learnt }: Omit<JudgedReply, 'reply'>,
  source: Source,
): Answer {
  if (Object.values(proposals).every((values) => values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const createdAt = clock();
  return {
    suggestion: {
      id,
      issueId: question.issueId,
      createdAt,
      expiresAt: createdAt + SUGGESTION_LIFETIME_MS,
      valuesThen: Object.fromEntries(TRIAGE_FIELDS.filter(replaces).map((field) => [field, question.issue.values[field]])),
      proposals,
      ...source,
      durationMs,
      descriptionCharacters: question.descriptionCharacters,
      evidenceIds: question.evidenceIds,
      inputHash: question.inputHash,
      issueHash: question.issueHash,
    },
    usage,
    learnt,
  };
}

/**
 * Asks the model for a suggestion.
 * @param id of the suggestion that it becomes
 * @throws TriageError what {@link askModel} throws, `NOTHING_SUGGESTED`
 */
export async function answerQuestion(
  context: { endpoint: EndpointPort; clock: Clock },
  id: string,
  question: Question,
  asking: Asking,
): Promise<Answer> {
  const { baseUrl, model } = asking.endpoint;
  const provider = baseUrl === ATLASSIAN_MODELS ? 'atlassian' : 'endpoint';
  const source: Source = { model, provider, learnedFrom: null, weighedAgainst: question.learned?.issues ?? null };
  return toAnswer(context, id, question, await askModel(context, question, asking), source);
}
