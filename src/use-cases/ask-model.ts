import { endpointOrigin } from '../contract/endpoint-address';
import type { Settings } from '../contract/settings';
import { allowedValuesFor } from '../domain/allowed-values';
import { hashText } from '../domain/hash';
import { judgeReply } from '../domain/judge/judge-reply';
import { buildPrompt, type PromptExample, type PromptTicket } from '../domain/prompt/build-prompt';
import { readReply } from '../domain/reply/read-reply';
import { cleanIssueText } from '../domain/text/clean-issue-text';
import { cleanText } from '../domain/text/clean-text';
import { TriageError } from '../errors/triage-error';
import type { IssueSnapshot, ResolvedIssue } from '../ports/jira-port';
import type { StoredCapabilities, StoredSuggestion, StoredToken } from '../ports/store-port';
import { findEvidence } from './find-evidence';
import { SUGGESTION_LIFETIME_MS, type TriageContext } from './triage-context';

type Endpoint = NonNullable<Settings['endpoint']>;

/** Longest name of an issue type, component or label that goes into the ticket's JSON, in code points. */
const NAME_LIMIT = 255;

/** Kept free after the call for judging and storing, in milliseconds. */
const TIME_TO_STORE_MS = 3_500;

export interface Question {
  id: string;
  issue: IssueSnapshot;
  settings: Settings;
  endpoint: Endpoint;
  token: StoredToken | null;
  known: StoredCapabilities | null;
  /** Until when searches for evidence rest, milliseconds since 1970. */
  evidencePause: number | null;
}

export interface Answer {
  suggestion: StoredSuggestion;
  similar: ResolvedIssue[];
  /** Present when the server turned out to support something else than remembered. */
  learnt: StoredCapabilities | null;
}

/** A token is sent to the origin that it was saved for, and to no other. */
export function tokenFor(endpoint: Endpoint, stored: StoredToken | null): string | null {
  return stored !== null && stored.origin === endpointOrigin(endpoint.baseUrl) ? stored.token : null;
}

function cleanName(maskPersonalData: boolean): (text: string) => string {
  return (text) => cleanText(text, { maskPersonalData, limit: NAME_LIMIT, singleLine: true }).text;
}

/** Past issues were written by strangers too. */
function cleanExample({ summary, priority, components, labels }: ResolvedIssue, maskPersonalData: boolean): PromptExample {
  const name = cleanName(maskPersonalData);
  return { summary: name(summary), priority: priority === null ? null : name(priority), components: components.map(name), labels: labels.map(name) };
}

function clean(issue: IssueSnapshot, maskPersonalData: boolean): PromptTicket {
  const name = cleanName(maskPersonalData);
  const { summary, description } = cleanIssueText(
    { summary: issue.summary, description: issue.description },
    { maskPersonalData },
  );
  return {
    type: name(issue.issueType),
    summary,
    description,
    current: {
      priority: issue.priority === null ? null : name(issue.priority.name),
      components: issue.components.map((component) => name(component.name)),
      labels: issue.labels.map(name),
    },
  };
}

/**
 * Cleans, asks, reads and judges. Returns what is to be stored; no part of it is issue text.
 * @throws TriageError what the endpoint adapter throws, `REPLY_INVALID`, `NOTHING_SUGGESTED`
 */
export async function askModel(
  context: TriageContext,
  input: Question,
): Promise<Answer> {
  const { issue, settings, endpoint } = input;
  const allowed = allowedValuesFor(settings, issue);
  if (Object.values(allowed).every((values) => values === null || values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const ticket = clean(issue, settings.maskPersonalData);
  const { summary, description } = ticket;
  const similar = await findEvidence(context, { issue, settings, pausedUntil: input.evidencePause, summary, description });
  const examples = similar.map((example) => cleanExample(example, settings.maskPersonalData));
  const prompt = buildPrompt({ settings, allowed, ticket, similar: examples, nonce: context.random.id() });
  const isKnown = input.known?.baseUrl === endpoint.baseUrl && input.known.model === endpoint.model;
  const reply = await context.endpoint.chat(
    { ...endpoint, token: tokenFor(endpoint, input.token) },
    prompt,
    isKnown ? input.known : null,
    context.deadline - TIME_TO_STORE_MS,
  );
  const proposals = judgeReply(readReply(reply.content), allowed, issue, settings);
  if (Object.values(proposals).every((values) => values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const createdAt = context.clock();
  const { responseFormat, temperature } = reply.capabilities;
  const changed = !isKnown || input.known?.responseFormat !== responseFormat || input.known.temperature !== temperature;
  return {
    suggestion: {
      id: input.id,
      issueId: issue.id,
      createdAt,
      expiresAt: createdAt + SUGGESTION_LIFETIME_MS,
      priorityThen: issue.priority,
      proposals,
      model: endpoint.model,
      promptVersion: prompt.version,
      durationMs: reply.durationMs,
      descriptionCharacters: Array.from(ticket.description).length,
      evidenceIds: similar.map(({ id }) => id),
      textHash: hashText(JSON.stringify([ticket.summary, ticket.description])),
    },
    similar,
    learnt: changed ? { ...endpoint, responseFormat, temperature } : null,
  };
}
