import type { PanelState } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import type { TriageContext } from '../triage-context';
import { tell } from '../live/tell';
import { getPanel } from './get-panel';

/**
 * Marks a run as canceled, so that its answer is dropped. The call itself cannot be recalled, and
 * still counts against the limits.
 */
export async function cancelRun(context: TriageContext, payload: { runId: string }): Promise<PanelState> {
  const { store, issueId } = context;
  const [head, issue] = await Promise.all([store.readRunHead(issueId), context.jira.readIssue(issueId)]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  const run = head === null ? null : await store.readRun(issueId, head.sequence);
  // Whether it was in time shows in the panel: a run that has ended since stays what it has become.
  if (run?.id === payload.runId && run.state === 'working') {
    await store.writeRun(issueId, { ...run, state: 'cancelled' }, 'working');
    await tell(context, 'ended');
  }
  return getPanel(context);
}
