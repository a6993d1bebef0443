import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { byField } from '../../contract/triage-field';
import { allowedValuesFor, type AllowedValues } from '../../fields/allowed-values';
import type { ExampleIssue, IssueWithPeople, ResolvedIssue } from '../../issue/issue';
import { cleanIssueText, type CleanIssueText } from '../../text/clean-issue-text';
import { cleanText } from '../../text/clean-text';
import { hashText } from '../../text/hash';
import { findEvidence, type EvidenceContext } from './evidence/find-evidence';
import { judgingSettings, type JudgingIssue, type JudgingSettings } from './judge-reply';
import { buildPrompt, type Prompt, type PromptExample, type PromptTicket } from './prompt/build-prompt';
import { promptValues } from './prompt/prompt-values';

/** Longest name of an issue type, component or label that goes into the ticket's JSON, in code points. */
const NAME_LIMIT = 255;

/**
 * Everything that asking the model and judging its reply needs, with no further look at Jira: it can
 * travel through a queue, whose consumer has no user.
 */
export interface Question {
  issueId: string;
  prompt: Prompt;
  allowed: AllowedValues;
  /** What the issue has now. */
  issue: JudgingIssue;
  judging: JudgingSettings;
  evidenceIds: string[];
  descriptionCharacters: number;
  /** SHA-256 of all that decides the answer: while it stays, asking again would bring the same. */
  inputHash: string;
}

/** What answers a question, as far as the answer depends on it. */
export type Respondent = NonNullable<Settings['endpoint']> | { profile: string | null; lessons: number };

export interface QuestionInput {
  issue: IssueWithPeople;
  settings: Settings;
  /** What is asked: an endpoint's address and model, or which profile. Another one may answer otherwise. */
  asked: Respondent;
  /** Whether a budget was taken for a search for evidence. */
  maySearch: boolean;
}

/** What is masked in texts: personal data, if the setting is on, and with it the names of these people. */
interface Masking {
  maskPersonalData: boolean;
  names: readonly string[];
}

function maskingOf(people: readonly string[], { maskPersonalData }: Settings): Masking {
  return { maskPersonalData, names: people };
}

/** Cleans each name once: similar issues have the same labels and components. */
function nameCleaner(masking: Masking): (text: string) => string {
  const cleaned = new Map<string, string>();
  return (text) => {
    const known = cleaned.get(text) ?? cleanText(text, { ...masking, limit: NAME_LIMIT, singleLine: true }).text;
    cleaned.set(text, known);
    return known;
  };
}

/** Past issues were written by strangers too. */
function cleanExample({ summary, values }: ResolvedIssue, name: (text: string) => string): PromptExample {
  return { summary: name(summary), ...promptValues((field) => values[field].map(name)) };
}

function clean(issue: QuestionIssue, masking: Masking): PromptTicket {
  const name = nameCleaner(masking);
  const { summary, description } = cleanIssueText({ summary: issue.summary, description: issue.description }, masking);
  return {
    type: name(issue.issueType),
    summary,
    description,
    current: promptValues((field) => issue.values[field].map((value) => name(value.name))),
  };
}

/** Names decide the answer; descriptions stand in the prompt, and need not travel twice. */
function withoutDescriptions(allowed: AllowedValues): AllowedValues {
  return byField((field) => allowed[field]?.map(({ value }) => ({ value, description: '' })) ?? null);
}

/** What a question is made of. */
interface QuestionParts {
  issue: QuestionIssue;
  ticket: PromptTicket;
  allowed: AllowedValues;
  /** Past issues as examples, most similar first. */
  similar: ExampleIssue[];
  settings: Settings;
  asked: Respondent;
  nonce: string;
}

/** The parts of an issue of which a question is made. */
export type QuestionIssue = Pick<IssueWithPeople, 'id' | 'issueType' | 'summary' | 'description' | 'people' | 'values'>;

function composeQuestion({ issue, ticket, allowed, similar, settings, asked, nonce }: QuestionParts): Question {
  // Whoever takes part in one past issue may be named in another.
  const people = new Set([issue, ...similar].flatMap((each) => each.people));
  const name = nameCleaner(maskingOf([...people], settings));
  const examples = similar.map((example) => cleanExample(example, name));
  const prompt = buildPrompt({ settings, allowed, ticket, similar: examples, nonce });
  const judging = judgingSettings(settings);
  const evidenceIds = similar.map(({ id }) => id);
  return {
    issueId: issue.id,
    prompt,
    allowed: withoutDescriptions(allowed),
    issue: { values: issue.values },
    judging,
    evidenceIds,
    descriptionCharacters: Array.from(ticket.description).length,
    // The system message holds the allowed values and the rules; the nonce, new each time, is in neither.
    inputHash: hashText(JSON.stringify([asked, settings.thinking, prompt.version, prompt.system, ticket, examples, evidenceIds, judging])),
  };
}

/** A question about an issue that no search has to be made for: a made-up one. */
export function questionWithoutEvidence(input: Omit<QuestionParts, 'ticket' | 'similar'>): Question {
  return composeQuestion({ ...input, ticket: clean(input.issue, maskingOf(input.issue.people, input.settings)), similar: [] });
}

/**
 * Cleans the issue, looks for evidence and builds the prompt: the last step that sees Jira.
 * @throws TriageError `NOTHING_SUGGESTED` when this issue can take none of the allowed values
 */
export async function prepareQuestion(
  context: EvidenceContext,
  { issue, settings, asked, maySearch }: QuestionInput,
): Promise<{ question: Question; similar: ResolvedIssue[]; text: CleanIssueText }> {
  const allowed = allowedValuesFor(settings, issue);
  if (Object.values(allowed).every((values) => values === null || values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const ticket = clean(issue, maskingOf(issue.people, settings));
  const { summary, description } = ticket;
  const similar = maySearch ? await findEvidence(context, { issue, settings, summary, description }) : [];
  const question = composeQuestion({ issue, ticket, allowed, similar, settings, asked, nonce: context.random.id() });
  return { question, similar: similar.map(({ people: _people, ...example }) => example), text: { summary, description } };
}
