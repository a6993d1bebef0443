import type { SuggestOutcome } from '../../contract/panel';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import type { IssueSnapshot, IssueWithPeople, ResolvedIssue } from '../../issue/issue';
import { missingSettings } from '../../settings/missing-settings';
import { currentSettingsInProject, readEffectiveSettings } from '../../settings/read-effective-settings';
import { answerByProfile, type AskingProfile } from '../question/answer-by-profile';
import { readPast } from '../question/read-past';
import type { PromptTicket } from '../question/prompt/build-prompt';
import { reasonLanguage } from '../question/prompt/reason-language';
import { answerQuestion, type Answer, type Asking } from '../question/answer-question';
import { assertMayTriage } from '../question/assert-may-triage';
import { cleanTicket, prepareQuestion, respondentOf, type PastKnowledge, type Question } from '../question/prepare-question';
import type { CleanIssueText } from '../../text/clean-issue-text';
import { tell } from '../live/tell';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredLatest, StoredSuggestion } from '../suggestion/suggestion';
import { markQuietly } from '../mark/mark-quietly';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import { isSlow, runInBackground, type RunJob } from './background-run';
import { beginRun, runToShare } from './begin-run';
import type { BudgetHint } from './budget-store';
import { noteSearches, releaseBudget, releasingOnFailure, releasingUnasked, type ClaimedBudget } from './claim-budget';
import { claimWithPast } from './claim-with-past';
import { recordFailure } from './record-failure';
import type { StoredRun, StoredRunHead } from './run';
import { runView } from './run-state';
import { storeAnswer, storeAnswerAtOnce } from './store-answer';

/**
 * Kept free after the call for judging and storing, or for handing the run to the queue, in milliseconds: a call of storage may
 * take three seconds, and the queue's comes after it.
 */
const TIME_TO_STORE_MS = 4_500;

/** What an issue's latest suggestion was, and what came of it. */
type StoredAnswer = [suggestion: StoredSuggestion | null, decision: StoredDecision | null];

/** Null where there is none, or where it does not matter because the person asks anew. */
async function readAnswer({ store, issueId }: TriageContext, latest: StoredLatest | null): Promise<StoredAnswer | null> {
  if (latest === null) return null;
  return Promise.all([store.readSuggestion(issueId, latest.id), store.readDecision(issueId, latest.id)]);
}

/**
 * The stored suggestion as it is now, when it answers the same question and nothing came of it that
 * changed the issue. One that was dismissed or undone is open again, because someone asks for it; where `reopens` is false, it
 * stays what people made of it.
 */
async function unchangedAnswer(
  context: TriageContext,
  { latest, answer }: { latest: StoredLatest | null; answer: StoredAnswer | null },
  inputHash: string,
  { reopens, ...seen }: { issue: IssueSnapshot; settings: Settings; similar: ResolvedIssue[]; reopens: boolean },
): Promise<SuggestOutcome | null> {
  const { store, issueId } = context;
  if (latest?.inputHash !== inputHash || answer === null) return null;
  const [suggestion, decision] = answer;
  if (suggestion === null) return null;
  const isOver = decision?.state === 'dismissed' || decision?.state === 'undone';
  // It is open again for whoever deletes what was decided, and for nobody where somebody has decided anew.
  if (decision !== null && !(isOver && (!reopens || (await store.deleteDecision(issueId, decision))))) return null;
  if (decision !== null && reopens) await Promise.all([markQuietly(context, seen.settings, suggestion), tell(context, 'suggested')]);
  // The evidence is the same, and this person has just been shown it by the search.
  const view = suggestionView(suggestion, reopens ? null : decision, seen.issue, seen.settings, seen.similar);
  return { status: 'ready', suggestion: view, unchanged: true };
}

/** The same, where somebody else has got the answer while this one was looking for evidence. */
async function answeredSince(
  context: TriageContext,
  known: StoredLatest | null,
  inputHash: string,
  seen: Parameters<typeof unchangedAnswer>[3],
): Promise<SuggestOutcome | null> {
  const latest = await context.store.readLatest(context.issueId);
  if (latest === null || latest.id === known?.id) return null;
  return unchangedAnswer(context, { latest, answer: await readAnswer(context, latest) }, inputHash, seen);
}

/** Begins a run, or finds the one that somebody else has begun. A run that may have begun although this failed is marked as failed: nobody works on it. */
async function begin(context: TriageContext, wanted: StoredRun): Promise<StoredRun> {
  try {
    return await beginRun(context, wanted);
  } catch (error) {
    await recordFailure(context.store, context.issueId, wanted, error, context.clock());
    throw error;
  }
}

/** A stored answer, or what the person is told meanwhile. */
type AskOutcome = SuggestOutcome | { status: 'stored'; answer: Answer };

/** Asks at once, or hands the run over when the endpoint takes longer than an answer may. */
async function ask(context: TriageContext, job: RunJob, asking: Omit<Asking, 'deadline'> & { isSlow: boolean }): Promise<AskOutcome> {
  const { run, question, budget } = job;
  const handOver = async (): Promise<SuggestOutcome> => ({
    status: 'pending',
    run: runView(await runInBackground(context, job, asking.endpoint)),
  });
  // The built-in provider has answered before anybody could look.
  const telling = tell(context, 'working');
  if (asking.isSlow) {
    const [outcome] = await Promise.all([handOver(), telling]);
    return outcome;
  }
  try {
    const asked = { ...asking, deadline: context.deadline - TIME_TO_STORE_MS };
    const answer = await releasingUnasked(context.store, budget, () => answerQuestion(context, run.id, question, asked));
    await telling;
    await storeAnswer(context.store, { run, budget, answer });
    return { status: 'stored', answer };
  } catch (error) {
    // With a status it is a server in between that gave up; without one, time ran out here.
    if (error instanceof TriageError && error.code === 'ENDPOINT_TIMEOUT' && error.details?.status === undefined) return handOver();
    throw error;
  }
}

/** A run with what was claimed for it; null where nothing had to be. */
type Asked = Omit<RunJob, 'budget'> & { budget: ClaimedBudget | null };

/** The built-in provider answers in milliseconds, so that nothing is ever handed over, and nobody has to hear that it began. */
async function askBuiltIn(context: TriageContext, { run, question, budget }: Asked, asking: AskingProfile): Promise<AskOutcome> {
  const { store, issueId, clock } = context;
  const answer = answerByProfile(context, run.id, question, asking);
  if (await storeAnswerAtOnce(store, { run, budget, answer })) return { status: 'stored', answer };
  // Somebody else has begun a run meanwhile: it is shared, or this one comes after it.
  const begun = await begin(context, run);
  if (begun.id !== run.id) {
    if (budget !== null) await releaseBudget(store, budget);
    return { status: 'pending', run: runView(begun) };
  }
  try {
    await storeAnswer(store, { run: begun, budget, answer });
  } catch (error) {
    await recordFailure(store, issueId, begun, error, clock());
    throw error;
  }
  return { status: 'stored', answer };
}

/** A run that is to be worked on, and what with. One of the built-in provider has not begun. */
interface PreparedRun {
  run: StoredRun;
  question: Question;
  similar: ResolvedIssue[];
  text: CleanIssueText;
}

/** The run, or what there is to answer without one. */
type Prepared = PreparedRun | { answer: SuggestOutcome };

interface Preparation {
  issue: IssueWithPeople;
  ticket: PromptTicket;
  settings: Settings;
  head: StoredRunHead | null;
  latest: StoredLatest | null;
  /** Being read meanwhile. */
  answer: Promise<StoredAnswer | null>;
  past: PastKnowledge;
  /** As it was before the call. */
  budgetHint: BudgetHint | null;
  /** Whether evidence may be looked for in Jira. */
  maySearch: boolean;
  /** Whether what was dismissed or undone is open again. */
  reopens: boolean;
  /** Whether the person wants a new answer. */
  again: boolean;
}

/** Builds the question, and looks whether it has been answered or is being asked. */
async function prepare(context: TriageContext, preparation: Preparation): Promise<Prepared> {
  const { issue, ticket, settings, head, latest, past, maySearch, reopens } = preparation;
  const asked = respondentOf(settings, past);
  const [{ question, similar, text }, answer] = await Promise.all([
    prepareQuestion(context, { issue, ticket, settings, asked, maySearch, past }),
    preparation.answer,
  ]);
  const { inputHash } = question;
  const seen = { issue, settings, similar, reopens };
  const unchanged = await unchangedAnswer(context, { latest, answer }, inputHash, seen);
  if (unchanged !== null) return { answer: unchanged };
  const shared = await runToShare(context, head, inputHash, latest?.id);
  if (shared !== null) return { answer: { status: 'pending', run: runView(shared) } };
  const wanted: StoredRun = {
    id: context.random.id(),
    sequence: (head?.sequence ?? 0) + 1,
    state: 'working',
    isInBackground: false,
    inputHash,
    startedAt: context.clock(),
    deadline: context.deadline,
  };
  if (settings.endpoint === null) return { run: wanted, question, similar, text };
  await context.endpoint.assertMayAsk(settings.endpoint);
  const since = preparation.again ? null : await answeredSince(context, latest, inputHash, seen);
  if (since !== null) return { answer: since };
  const run = await begin(context, wanted);
  return run.id === wanted.id ? { run, question, similar, text } : { answer: { status: 'pending', run: runView(run) } };
}

/** The same, and gives the call back when nothing is going to be asked. The search for evidence was made. */
async function prepareWithin(context: TriageContext, budget: ClaimedBudget | null, preparation: Preparation): Promise<Prepared> {
  const prepared = await releasingOnFailure(context.store, budget, () => prepare(context, preparation));
  if ('answer' in prepared && budget !== null) {
    const { maySearch, hint } = budget;
    const noting = maySearch ? noteSearches(context.store, preparation.budgetHint, hint.searches) : null;
    await Promise.all([releaseBudget(context.store, budget), noting]);
  }
  return prepared;
}

/**
 * Asks the model, or without an endpoint the project's profile, for proposals and stores them. Reading the issue as the
 * person is what authorizes. What has been answered is not asked again, unless the person insists, and what is being
 * asked is shared.
 * @param payload `reopens`: false where what was dismissed or undone stays so, and is told as such
 * @param readThePast reads what is known of the project's past; one that remembers serves many issues of a project
 */
export async function suggestTriage(
  context: TriageContext,
  payload: { again: boolean; locale?: string; reopens?: false },
  readThePast = readPast,
): Promise<SuggestOutcome> {
  const { store, issueId, clock } = context;
  const [read, token, known, judged, pace, head, latest, secret, budgetHint, evidencePause, issue] = await Promise.all([
    readEffectiveSettings(context, context.project?.id ?? null),
    store.readToken(),
    store.readCapabilities(),
    store.readJudged(),
    store.readPace(),
    store.readRunHead(issueId),
    store.readLatest(issueId),
    store.readInstallationSecret(),
    store.readBudgetHint(),
    store.readEvidencePause(),
    context.jira.readIssueWithPeople(issueId),
  ]);
  const { settings: inForce, profile } = await currentSettingsInProject(context, read, issue.projectId);
  const settings = { ...inForce, language: reasonLanguage(inForce, payload.locale) };
  const { endpoint } = settings;
  const missing = missingSettings(settings, issue.projectKey);
  if (missing.length > 0) throw new TriageError('NOT_CONFIGURED', { details: { missing } });
  assertMayTriage(issue, settings);
  const answer = readAnswer(context, payload.again ? null : latest);
  // Awaited where a failure gives the call back; until then nobody else hears of one.
  answer.catch(() => undefined);
  // Before Jira is searched: whoever is past a limit costs nobody anything.
  const claim = { settings, projectId: issue.projectId, head: profile, judged, secret, hint: budgetHint, evidencePause };
  const claiming = claimWithPast(context, claim, readThePast);
  // In the meantime, so that a long description keeps nobody waiting.
  const ticket = cleanTicket(issue, settings);
  const { budget, past, maySearch } = await claiming;
  const reopens = payload.reopens ?? true;
  const preparation = { issue, ticket, settings, head, latest, answer, past, budgetHint, maySearch, reopens, again: payload.again };
  const prepared = await prepareWithin(context, budget, preparation);
  if ('answer' in prepared) return prepared.answer;
  const { run, question, similar, text } = prepared;
  try {
    const outcome =
      endpoint === null || budget === null
        ? await askBuiltIn(context, { run, question, budget }, { ask: past.ask, head: past.profile.head, text })
        : await ask(
            context,
            { run, question, budget, mayMark: context.marks !== null },
            { endpoint, thinking: settings.thinking, token, known, isSlow: context.isBatch === true || isSlow(pace, endpoint, clock()) },
          );
    if (outcome.status !== 'stored') return outcome;
    await Promise.all([markQuietly(context, settings, outcome.answer.suggestion), tell(context, 'suggested')]);
    return { status: 'ready', suggestion: suggestionView(outcome.answer.suggestion, null, issue, settings, similar) };
  } catch (error) {
    await recordFailure(store, issueId, run, error, clock());
    await tell(context, 'ended');
    throw error;
  }
}
