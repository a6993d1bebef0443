import type { RunView, SuggestOutcome } from '../contract/panel';
import type { Settings } from '../contract/settings';
import { suggestionView } from '../domain/judge/suggestion-view';
import { toErrorBody, TriageError } from '../errors/triage-error';
import type { IssueSnapshot } from '../ports/jira-port';
import type { BudgetHint, StoredRun } from '../ports/store-port';
import { askModel, type Answer } from './ask-model';
import { claimBudget } from './claim-budget';
import { missingSettings } from './missing-settings';
import type { TriageContext } from './triage-context';

/** A run as the panel sees it. */
export function runView(run: StoredRun): RunView {
  return { id: run.id, startedAt: new Date(run.startedAt).toISOString(), deadline: new Date(run.deadline).toISOString(), isInBackground: false };
}

/** Whether a run is under way: not ended, not dead, and not yet a suggestion. */
export function isWorking(run: StoredRun | null, latestId: string | null, now: number): run is StoredRun {
  return run !== null && run.state === 'working' && run.id !== latestId && now < run.deadline;
}

/** Edit metadata is Jira's own answer to what this person may do on this issue. */
function assertMayTriage(issue: IssueSnapshot, settings: Settings): void {
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  const { labels, components, priority } = issue.editable;
  if (!labels && components === null && priority === null) throw new TriageError('FIELDS_NOT_AVAILABLE');
  if (issue.hasSecurityLevel && !settings.sendRestrictedIssues) throw new TriageError('RESTRICTED_ISSUE');
}

/** Marks the run as failed, unless it was cancelled or another one has begun. Never hides the failure itself. */
async function recordFailure(context: TriageContext, run: StoredRun, hint: BudgetHint | null, error: unknown): Promise<void> {
  try {
    const [stored] = await Promise.all([
      context.store.readRun(context.issueId),
      ...(hint === null ? [] : [context.store.writeBudgetHint(hint)]),
    ]);
    if (stored?.id === run.id && stored.state === 'working') {
      await context.store.writeRun(context.issueId, { ...run, state: 'failed', failure: toErrorBody(error) });
    }
  } catch {
    // The run then dies at its deadline, which the panel reports.
  }
}

async function storeAnswer(
  context: TriageContext,
  run: StoredRun,
  hint: BudgetHint,
  answer: Answer,
  previousId: string | null,
): Promise<void> {
  const { store, issueId } = context;
  const [stored] = await Promise.all([
    store.readRun(issueId),
    store.writeSuggestion(answer.suggestion),
    store.writeLatest(issueId, answer.suggestion.id),
    store.writeBudgetHint(hint),
    ...(answer.learnt === null ? [] : [store.writeCapabilities(answer.learnt)]),
  ]);
  if (stored?.id === run.id && stored.state === 'cancelled') {
    await store.writeLatest(issueId, previousId);
    throw new TriageError('CANCELLED');
  }
}

/**
 * Asks the model for proposals and stores them. Reading the issue as the person is what authorises.
 * A run that is already under way on the issue is reported instead of a second call.
 */
export async function suggestTriage(context: TriageContext): Promise<SuggestOutcome> {
  const { store, issueId, clock } = context;
  const [{ settings }, token, known, current, latestId, secret, budgetHint, evidencePause, issue] = await Promise.all([
    store.readSettings(),
    store.readToken(),
    store.readCapabilities(),
    store.readRun(issueId),
    store.readLatest(issueId),
    store.readInstallationSecret(),
    store.readBudgetHint(),
    store.readEvidencePause(),
    context.jira.readIssue(issueId),
  ]);
  const { endpoint } = settings;
  const missing = missingSettings(settings);
  if (endpoint === null || missing.length > 0) throw new TriageError('NOT_CONFIGURED', { details: { missing } });
  assertMayTriage(issue, settings);
  if (isWorking(current, latestId, clock())) return { status: 'pending', run: runView(current) };

  const run: StoredRun = { id: context.random.id(), state: 'working', startedAt: clock(), deadline: context.deadline };
  let nextHint: BudgetHint | null = null;
  try {
    [nextHint] = await Promise.all([claimBudget(context, settings.limits, secret, budgetHint), store.writeRun(issueId, run)]);
    const answer = await askModel(context, { id: run.id, issue, settings, endpoint, token, known, evidencePause });
    await storeAnswer(context, run, nextHint, answer, latestId);
    return { status: 'ready', suggestion: suggestionView(answer.suggestion, null, issue, settings, answer.similar) };
  } catch (error) {
    await recordFailure(context, run, nextHint, error);
    throw error;
  }
}
