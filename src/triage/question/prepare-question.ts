import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { byField, type TriageField } from '../../contract/triage-field';
import { allowedValuesFor, type AllowedValues } from '../../fields/allowed-values';
import { toShown, type ExampleIssue, type IssueWithPeople, type ResolvedIssue } from '../../issue/issue';
import { withoutRefused, type AskProfile, type StoredProfile } from '../../providers/built-in/ask-profile';
import { similarByProfile, weighByProfile } from '../../providers/built-in/weigh-values';
import type { JudgedAnswer, LearnedEvidence } from '../../providers/learned-evidence';
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
  /** What the project's past says; null where nothing was learned. */
  learned: LearnedEvidence | null;
  evidenceIds: string[];
  descriptionCharacters: number;
  /** SHA-256 of all that decides the answer: while it stays, asking again would bring the same. */
  inputHash: string;
  /** SHA-256 of the issue and of what an administrator wants to know about it: see {@link issueHashOf}. */
  issueHash: string;
}

/** What answers a question, as far as the answer depends on it. */
export type Respondent =
  | (NonNullable<Settings['endpoint']> & { profile?: string })
  | { profile: string | null; lessons: { count: number; newestAt: number } };

/** What is known of the project's past. */
export interface PastKnowledge {
  profile: StoredProfile;
  /** The built-in provider with this profile. */
  ask: AskProfile;
  /** Of the installation. */
  secret: string;
  /** What came of what the model said before. */
  judged: Partial<Record<TriageField, JudgedAnswer[]>>;
}

/** What the answer depends on beside the question. */
export function respondentOf({ endpoint }: Settings, { profile }: PastKnowledge): Respondent {
  const { head, lessons } = profile;
  // Where there are as many as are kept, each new one takes the place of an old one.
  if (endpoint === null) return { profile: head?.partsId ?? null, lessons: { count: lessons.length, newestAt: lessons.at(-1)?.at ?? 0 } };
  return head === null ? endpoint : { ...endpoint, profile: head.id };
}

export interface QuestionInput {
  issue: IssueWithPeople;
  /** The issue, cleaned. */
  ticket: PromptTicket;
  settings: Settings;
  /** What is asked: an endpoint's address and model, or which profile. Another one may answer otherwise. */
  asked: Respondent;
  /** Whether a budget was taken for looking for evidence in Jira. */
  maySearch: boolean;
  past: PastKnowledge;
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

/** Administrators' own values, which the instructions name as well; inside the fence no name may read like one of its markers. */
function cleanLearned({ issues, likeliest }: LearnedEvidence): Pick<LearnedEvidence, 'issues' | 'likeliest'> {
  const name = nameCleaner({ maskPersonalData: false, names: [] });
  return { issues, likeliest: byField((field) => likeliest[field].map((value) => ({ ...value, name: name(value.name) }))) };
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

/** What may be said of an issue, as far as the settings let it. With a long description this takes milliseconds. */
export function cleanTicket(issue: QuestionIssue, settings: Settings): PromptTicket {
  return clean(issue, maskingOf(issue.people, settings));
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
  learned: LearnedEvidence | null;
  settings: Settings;
  asked: Respondent;
  nonce: string;
}

/** The parts of an issue of which a question is made. */
export type QuestionIssue = Pick<IssueWithPeople, 'id' | 'issueType' | 'summary' | 'description' | 'people' | 'values'>;

/**
 * Of the issue as it is told, and of what an administrator chose. Neither similar issues nor the reader's language nor what
 * was learned since is in it: with any of these another answer may come, and the stored one is about the same issue still.
 */
export function issueHashOf(ticket: PromptTicket, settings: Settings): string {
  const { endpoint, rules, allowlists } = settings;
  return hashText(JSON.stringify([endpoint, rules, allowlists, ticket, judgingSettings(settings)]));
}

function composeQuestion({ issue, ticket, allowed, similar, learned, settings, asked, nonce }: QuestionParts): Question {
  // Whoever takes part in one past issue may be named in another.
  const people = new Set([issue, ...similar].flatMap((each) => each.people));
  const name = nameCleaner(maskingOf([...people], settings));
  const examples = similar.map((example) => cleanExample(example, name));
  const prompt = buildPrompt({
    settings,
    allowed,
    ticket,
    similar: examples,
    learned: learned === null ? null : cleanLearned(learned),
    nonce,
  });
  const judging = judgingSettings(settings);
  const evidenceIds = similar.map(({ id }) => id);
  return {
    issueId: issue.id,
    prompt,
    allowed: withoutDescriptions(allowed),
    issue: { values: issue.values },
    judging,
    learned,
    evidenceIds,
    descriptionCharacters: Array.from(ticket.description).length,
    // The system message holds the allowed values and the rules; the nonce, new each time, is in neither.
    inputHash: hashText(JSON.stringify([asked, settings.thinking, prompt.version, prompt.system, ticket, examples, evidenceIds, judging])),
    issueHash: issueHashOf(ticket, settings),
  };
}

/** A question about an issue that no search has to be made for: a made-up one. */
export function questionWithoutEvidence(input: Omit<QuestionParts, 'ticket' | 'similar' | 'learned'>): Question {
  const ticket = cleanTicket(input.issue, input.settings);
  return composeQuestion({ ...input, ticket, similar: [], learned: null });
}

/**
 * Looks for evidence and builds the prompt: the last step that sees Jira.
 * @throws TriageError `NOTHING_SUGGESTED` when this issue can take none of the allowed values
 */
export async function prepareQuestion(
  context: EvidenceContext,
  { issue, ticket, settings, asked, maySearch, past }: QuestionInput,
): Promise<{ question: Question; similar: ResolvedIssue[]; text: CleanIssueText }> {
  const text = { summary: ticket.summary, description: ticket.description };
  const { profile, secret, judged } = past;
  const allowed = withoutRefused(profile, allowedValuesFor(settings, issue), text, secret);
  if (Object.values(allowed).every((values) => values === null || values.length === 0)) throw new TriageError('NOTHING_SUGGESTED');
  const known = maySearch ? similarByProfile(profile, text, secret, settings.evidence.count) : null;
  const found = maySearch ? await findEvidence(context, { issue, settings, ...text, known }) : [];
  const learned = settings.endpoint === null ? null : weighByProfile(profile, allowed, text, secret, judged);
  const question = composeQuestion({ issue, ticket, allowed, similar: found, learned, settings, asked, nonce: context.random.id() });
  return { question, similar: found.map(toShown), text };
}
