import type { RunView } from '../../contract/panel';
import type { StoredRun } from './run';

/** A run as the panel sees it. */
export function runView(run: StoredRun): RunView {
  return {
    id: run.id,
    startedAt: new Date(run.startedAt).toISOString(),
    deadline: new Date(run.deadline).toISOString(),
    isInBackground: run.isInBackground,
  };
}

/** Whether a run is in progress: not ended, not dead, and not yet a suggestion. */
export function isWorking(run: StoredRun | null, latestId: string | null, now: number): run is StoredRun {
  return run !== null && run.state === 'working' && run.id !== latestId && now < run.deadline;
}
