import { headOf, type RunStore, type StoredRun, type StoredRunHead } from '../../../../src/triage/suggest/run';
import { beginRun } from '../../../../src/triage/suggest/begin-run';

const NOW = 1_000;

function aRun(id: string, inputHash: string): StoredRun {
  return { id, sequence: 1, state: 'working', isInBackground: false, inputHash, startedAt: NOW, deadline: NOW + 20_000 };
}

/** Storage in which each number of a run can be taken once. */
function aContext(taken: StoredRun[]) {
  const runs = new Map(taken.map((run) => [run.sequence, run]));
  let head: StoredRunHead | null = null;
  const store: Pick<RunStore, 'createRun' | 'readRun' | 'writeRun' | 'writeRunHead'> = {
    createRun: async (_issueId, run) => {
      if (runs.has(run.sequence)) return false;
      head = headOf(run);
      return Boolean(runs.set(run.sequence, run));
    },
    readRun: async (_issueId, sequence) => runs.get(sequence) ?? null,
    writeRun: async (_issueId, run) => Boolean(runs.set(run.sequence, run)),
    writeRunHead: async (_issueId, next) => void (head = next),
  };
  return { context: { issueId: '10001', store, clock: () => NOW }, runs, head: () => head };
}

describe('beginRun', () => {
  it('shares the run of somebody who asks the same', async () => {
    const { context, runs } = aContext([aRun('first', 'same')]);
    expect(await beginRun(context, aRun('second', 'same'))).toMatchObject({ id: 'first' });
    expect(runs.size).toBe(1);
  });

  it('gives somebody who asks something else a run of their own', async () => {
    const { context, head } = aContext([aRun('first', 'one')]);
    expect(await beginRun(context, aRun('second', 'other'))).toMatchObject({ id: 'second', sequence: 2 });
    expect(head()).toEqual({ id: 'second', sequence: 2, inputHash: 'other' });
  });

  it.each<[string, Partial<StoredRun>]>([
    ['has failed', { state: 'failed' }],
    ['was cancelled', { state: 'cancelled' }],
    ['has died', { deadline: NOW }],
  ])('shares no run that %s', async (_what, over) => {
    const { context } = aContext([{ ...aRun('first', 'same'), ...over }]);
    expect(await beginRun(context, aRun('second', 'same'))).toMatchObject({ id: 'second', sequence: 2 });
  });
});
