import type { PanelState } from '../contract/panel';
import { suggestionView } from '../domain/judge/suggestion-view';
import { toErrorBody, TriageError } from '../errors/triage-error';
import type { StoredRun } from '../ports/store-port';
import { readEvidence } from './read-evidence';
import { missingSettings } from './missing-settings';
import { isWorking, runView } from './suggest-triage';
import type { TriageContext } from './triage-context';

/** A run that was killed wrote nothing more: its deadline tells. */
function lastFailure(run: StoredRun | null, latestId: string | null): PanelState {
  if (run === null || run.id === latestId || run.state === 'cancelled') return { kind: 'ready' };
  return { kind: 'ready', lastFailure: run.failure ?? toErrorBody(new TriageError('ENDPOINT_TIMEOUT')) };
}

/**
 * What the panel shows when it is opened. This runs on every view of an issue, so Jira is called only
 * when there is a suggestion to show, and then as the person, which authorises.
 */
export async function getPanel(context: TriageContext): Promise<PanelState> {
  const { store, issueId } = context;
  const [{ settings }, run, latestId] = await Promise.all([
    store.readSettings(),
    store.readRun(issueId),
    store.readLatest(issueId),
  ]);
  const missing = missingSettings(settings);
  if (missing.length > 0) return { kind: 'not-configured', missing };
  if (isWorking(run, latestId, context.clock())) return { kind: 'working', run: runView(run) };
  if (latestId === null) return lastFailure(run, latestId);
  const [suggestion, decision, issue] = await Promise.all([
    store.readSuggestion(issueId, latestId),
    store.readDecision(issueId, latestId),
    context.jira.readIssue(issueId),
  ]);
  if (suggestion === null) return lastFailure(run, latestId);
  const similar = await readEvidence(context, suggestion);
  if (similar === null) return { kind: 'ready', withheld: true };
  return { kind: 'suggestion', suggestion: suggestionView(suggestion, decision, issue, settings, similar) };
}
