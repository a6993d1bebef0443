import { assertAdministrator } from '../../access/administrator';
import type { TokenChange, TrialReport } from '../../contract/admin';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { byField } from '../../contract/triage-field';
import type { TokenUsage } from '../../providers/endpoint-port';
import { applyTokenChange } from '../../settings/apply-token-change';
import { effectiveSettings, withMinimums } from '../../settings/effective-settings';
import { missingSettings } from '../../settings/missing-settings';
import { settingsFaults } from '../../settings/settings-faults';
import { addUsedValues } from '../../settings/usage/add-used-values';
import { readCurrentUsage } from '../../settings/usage/read-current-usage';
import { answerByProfile } from '../question/answer-by-profile';
import { askModel } from '../question/answer-question';
import { assertMayTriage } from '../question/assert-may-triage';
import { reasonLanguage } from '../question/prompt/reason-language';
import { cleanTicket, prepareQuestion, respondentOf, type PastKnowledge, type Question } from '../question/prepare-question';
import { releasingOnFailure, releasingUnasked, type ClaimedBudget } from '../suggest/claim-budget';
import { claimWithPast } from '../suggest/claim-with-past';
import { proposalView } from '../suggestion/suggestion-view';
import type { StoredSuggestion } from '../suggestion/suggestion';
import type { CleanIssueText } from '../../text/clean-issue-text';
import type { TrialContext } from './trial-context';

/** Kept free after the call for judging and answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 2_000;

interface Trial {
  settings: Settings;
  token: TokenChange;
  issueKey: string;
  /** Of the person's page: it decides the language of a model's reasons where the settings name none. */
  locale?: string | undefined;
}

async function readOfProject({ store }: TrialContext, projectId: string) {
  const [{ overrides }, used, head] = await Promise.all([
    store.readOverrides(projectId),
    store.readUsage(projectId),
    store.readProfileHead(projectId),
  ]);
  return { overrides, used, head };
}

/** Everything that the trial needs of storage and Jira, in one round. */
async function readAll(context: TrialContext, issueKey: string) {
  const { store, jira } = context;
  const [issue, token, known, judged, secret, hint, evidencePause] = await Promise.all([
    jira.readIssueWithPeople(issueKey),
    store.readToken(),
    store.readCapabilities(),
    store.readJudged(),
    store.readInstallationSecret(),
    store.readBudgetHint(),
    store.readEvidencePause(),
  ]);
  return { issue, token, known, judged, secret, hint, evidencePause, own: await readOfProject(context, issue.projectId) };
}

/** Not the point of the trial: what fails here fails quietly. */
async function noteUse({ store }: TrialContext, budget: ClaimedBudget, usage: TokenUsage | null): Promise<void> {
  const notes = [store.writeBudgetHint(budget.hint), ...(usage === null ? [] : [store.noteUsage(budget.site, usage)])];
  await Promise.all(notes.map((note) => note.catch(() => undefined)));
}

type Answered = Pick<TrialReport, 'sent' | 'learnedFrom' | 'durationMs'> & { proposals: StoredSuggestion['proposals'] };

/** The built-in provider's answer: nothing is sent. */
function answerFromPast(context: TrialContext, question: Question, { ask, profile }: PastKnowledge, text: CleanIssueText): Answered {
  const { suggestion } = answerByProfile(context, context.random.id(), question, { ask, head: profile.head, text });
  const { proposals, durationMs, learnedFrom } = suggestion;
  return { sent: null, learnedFrom, durationMs, proposals };
}

/**
 * Asks the provider about one issue with the settings as typed, as the administrator sees the issue, and
 * shows what was sent and proposed. Nothing of it is stored and nothing is written to Jira; the call
 * counts against the budgets.
 * @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT`, `NOT_CONFIGURED`, and what a suggestion throws
 */
export async function tryTriage(context: TrialContext, { settings: typed, token: change, issueKey, locale }: Trial): Promise<TrialReport> {
  await assertAdministrator(context);
  const faults = settingsFaults(typed);
  if (faults.length > 0) throw new TriageError('INVALID_INPUT', { details: { faults } });
  const { issue, token, known, judged, secret, hint, evidencePause, own } = await readAll(context, issueKey);
  const used = await readCurrentUsage(context, typed, { projectId: issue.projectId, known: own.used });
  const inForce = withMinimums(effectiveSettings(addUsedValues(typed, used), own.overrides), own.head);
  const settings = { ...inForce, language: reasonLanguage(inForce, locale) };
  const { endpoint } = settings;
  const missing = missingSettings(settings, issue.projectKey);
  if (missing.length > 0) throw new TriageError('NOT_CONFIGURED', { details: { missing } });
  assertMayTriage(issue, settings);
  const beginning = { settings, projectId: issue.projectId, head: own.head, judged, secret };
  const { budget, past, maySearch } = await claimWithPast(context, { ...beginning, hint, evidencePause });
  const { question, similar, text } = await releasingOnFailure(context.store, budget, () =>
    prepareQuestion(context, {
      issue,
      ticket: cleanTicket(issue, settings),
      settings,
      asked: respondentOf(settings, past),
      maySearch,
      past,
    }),
  );
  const askEndpoint = async (chosen: NonNullable<typeof endpoint>): Promise<Answered> => {
    const asking = {
      endpoint: chosen,
      thinking: settings.thinking,
      token: applyTokenChange(change, token, chosen.baseUrl),
      known,
      deadline: context.deadline - TIME_TO_ANSWER_MS,
    };
    const { reply, usage, ...judged } = await releasingUnasked(context.store, budget, () => askModel(context, question, asking));
    if (budget !== null) await noteUse(context, budget, usage);
    const { system, user } = question.prompt;
    return { sent: { system, user, reply }, learnedFrom: null, proposals: judged.proposals, durationMs: judged.durationMs };
  };
  const { proposals, ...answer } = endpoint === null ? answerFromPast(context, question, past, text) : await askEndpoint(endpoint);
  return {
    issueKey: issue.key,
    ...answer,
    proposals: byField((field) => proposals[field].map((proposal) => proposalView(field, proposal, issue, settings))),
    similar,
  };
}
