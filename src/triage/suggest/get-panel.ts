import type { ErrorBody } from '../../contract/error-body';
import type { PanelState } from '../../contract/panel';
import { toErrorBody, TriageError } from '../../contract/triage-error';
import type { IssueSnapshot } from '../../issue/issue';
import { missingSettings } from '../../settings/missing-settings';
import { readEffectiveSettings, settingsInProject, type EffectiveSettings } from '../../settings/read-effective-settings';
import { assertMayTriage } from '../question/assert-may-triage';
import { readEvidence } from '../question/evidence/read-evidence';
import type { StoredDecision } from '../suggestion/decision';
import { withChoices } from '../suggestion/names-of-today';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import type { StoredRun } from './run';
import { isWorking, runView } from './run-state';

/**
 * How the newest run failed, unless it brought the suggestion, or someone decided about that one
 * since. A run that was killed wrote nothing more: its deadline tells.
 */
function failureOf(run: StoredRun | null, latestId: string | undefined, decision: StoredDecision | null): { lastFailure?: ErrorBody } {
  if (run === null || run.id === latestId || run.state === 'cancelled' || run.state === 'answered') return {};
  if (decision !== null && decision.at > run.startedAt) return {};
  return { lastFailure: run.failure ?? toErrorBody(new TriageError('ENDPOINT_TIMEOUT')) };
}

/**
 * Why asking would be refused, so that the panel says so before anybody clicks. That Jira does not answer now is no obstacle
 * to asking later.
 */
async function obstacleTo(
  context: TriageContext,
  read: EffectiveSettings,
  reading: IssueSnapshot | Promise<IssueSnapshot>,
): Promise<{ obstacle?: ErrorBody }> {
  try {
    const issue = await reading;
    const { settings } = await settingsInProject(context, read, issue.projectId);
    assertMayTriage(issue, settings);
    return {};
  } catch (error) {
    // Not the app's own: the platform may have to ask the person for consent.
    if (!(error instanceof TriageError)) throw error;
    const obstacle = toErrorBody(error);
    return obstacle.retryable ? {} : { obstacle };
  }
}

/**
 * What the panel shows when it is opened. Jira is called once, as the person, which authorizes: for the issue that a run or a
 * suggestion stands on, or for whether this person may ask for one. It is asked beside storage, and nothing is told before it
 * has answered. Somebody who may not edit costs one call more, for the names of values.
 */
export async function getPanel(context: TriageContext): Promise<PanelState> {
  const { store, issueId, project } = context;
  const [read, head, latest] = await Promise.all([
    readEffectiveSettings(context, project?.id ?? null),
    store.readRunHead(issueId),
    store.readLatest(issueId),
  ]);
  const missing = missingSettings(read.settings, project?.key ?? null);
  if (missing.length > 0) return { kind: 'not-configured', missing };
  const reading = context.jira.readIssue(issueId);
  // Whoever waits for it hears of the failure.
  reading.catch(() => undefined);
  const [run, suggestion, decision] = await Promise.all([
    head === null ? null : store.readRun(issueId, head.sequence),
    latest === null ? null : store.readSuggestion(issueId, latest.id),
    latest === null ? null : store.readDecision(issueId, latest.id),
  ]);
  const working = isWorking(run, latest?.id ?? null, context.clock()) ? run : null;
  const failure = failureOf(run, latest?.id, decision);
  const isNothingToTell = working === null && suggestion === null && failure.lastFailure === undefined;
  if (isNothingToTell) return { kind: 'ready', ...(await obstacleTo(context, read, reading)) };
  // Whoever may not see the issue is told nothing of it, be it that somebody asks or that it failed.
  const [issue, similar] = await Promise.all([reading, working === null && suggestion !== null ? readEvidence(context, suggestion) : null]);
  if (working !== null) return { kind: 'working', run: runView(working) };
  if (suggestion === null) return { kind: 'ready', ...failure, ...(await obstacleTo(context, read, issue)) };
  if (similar === null) return { kind: 'ready', withheld: true, ...failure };
  const { settings } = await settingsInProject(context, read, issue.projectId);
  const named = await withChoices(context, issue, suggestion);
  return { kind: 'suggestion', suggestion: suggestionView(suggestion, decision, named, settings, similar), ...failure };
}
