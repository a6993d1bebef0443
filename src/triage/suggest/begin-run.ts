import type { TriageContext } from '../triage-context';
import { headOf, type RunStore, type StoredRun, type StoredRunHead } from './run';

/** More than this many people do not begin different runs on one issue at once. */
const MOST_TRIES = 5;

type RunContext = Pick<TriageContext, 'issueId' | 'clock'> & {
  store: Pick<RunStore, 'readRun' | 'createRun' | 'writeRun' | 'writeRunHead'>;
};

/** Whether someone who asks the same may wait for this run. */
function canBeShared(run: StoredRun | null, inputHash: string, now: number): run is StoredRun {
  return run?.state === 'working' && run.inputHash === inputHash && now < run.deadline;
}

/** The run that is in progress for the same question, if there is one; `latestId` is the newest suggestion, whose run is over. */
export async function runToShare(
  { issueId, store, clock }: RunContext,
  head: StoredRunHead | null,
  inputHash: string,
  latestId: string | undefined,
): Promise<StoredRun | null> {
  if (head?.inputHash !== inputHash || head.id === latestId) return null;
  const run = await store.readRun(issueId, head.sequence);
  return canBeShared(run, inputHash, clock()) && run.id !== latestId ? run : null;
}

/**
 * One run for each issue and question: of all who ask the same at the same moment, one gets to call
 * the model, and the others share what it brings. A number that is taken by another question, or by
 * a run that is over, is passed over.
 * @returns the caller's own run (its number may have moved on), or the one to share
 */
export async function beginRun({ issueId, store, clock }: RunContext, wanted: StoredRun): Promise<StoredRun> {
  const { inputHash } = wanted;
  let run = wanted;
  let isMine = await store.createRun(issueId, run);
  for (let tries = 1; !isMine && tries < MOST_TRIES; tries += 1) {
    const other = await store.readRun(issueId, run.sequence);
    if (canBeShared(other, inputHash, clock())) return other;
    run = { ...run, sequence: run.sequence + 1 };
    isMine = await store.createRun(issueId, run);
  }
  if (!isMine) await Promise.all([store.writeRunHead(issueId, headOf(run)), store.writeRun(issueId, run)]);
  return run;
}
