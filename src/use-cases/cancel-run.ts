import type { PanelState } from '../contract/panel';
import { TriageError } from '../errors/triage-error';
import { getPanel } from './get-panel';
import type { TriageContext } from './triage-context';

/**
 * Marks a run as cancelled, so that its answer is dropped. The call itself cannot be recalled, and
 * still counts against the limits.
 */
export async function cancelRun(context: TriageContext, payload: { runId: string }): Promise<PanelState> {
  const [run, issue] = await Promise.all([context.store.readRun(context.issueId), context.jira.readIssue(context.issueId)]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  if (run !== null && run.id === payload.runId && run.state === 'working') {
    await context.store.writeRun(context.issueId, { ...run, state: 'cancelled' });
  }
  return getPanel(context);
}
