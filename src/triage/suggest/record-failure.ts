import { toErrorBody } from '../../contract/triage-error';
import { recordEndpointFailure } from '../../health/endpoint-failures';
import type { TriageStore } from '../triage-context';
import type { StoredRun } from './run';

/** Marks a run as failed, unless it was canceled. Never hides the failure itself: a run that could not be marked dies at its deadline, which the panel reports. */
export async function recordFailure(store: TriageStore, issueId: string, run: StoredRun, error: unknown, at: number): Promise<void> {
  const markRun = async (): Promise<void> => {
    const stored = await store.readRun(issueId, run.sequence);
    if (stored?.id === run.id && stored.state === 'working') {
      await store.writeRun(issueId, { ...stored, state: 'failed', failure: toErrorBody(error) }, 'working');
    }
  };
  await Promise.all([markRun().catch(() => undefined), recordEndpointFailure(store, error, at)]);
}
