import { checkIsolation } from '../../dev/isolation/check-isolation';
import { createRandom } from '../../dev/random';
import { markOf } from '../../dev/isolation/mark';
import { findStoredStrays, findStrayLogs, findStrayQuestions, findStrays } from '../../dev/isolation/strays';
import type { RecordedCall } from '../../dev/platform';
import { appBuild } from '../support/app-build';

/** A hundredth of what `npm run isolation` does. */
const INVOCATIONS = 100;

describe('50 installations in one warm process', () => {
  // @promise app-tenant-isolation
  it('find nothing of each other in results, logs, storage, prompts or calls of the endpoint', async () => {
    const report = await checkIsolation({ build: appBuild(), installations: 50, invocations: INVOCATIONS, seed: 7 });
    expect(report.strays).toEqual([]);
    expect(report.invocations).toBeGreaterThanOrEqual(INVOCATIONS);
    expect(report.questions).toBeGreaterThan(5);
    expect(report.inBackground).toBeGreaterThan(0);
    expect(report.outcomes).toMatchObject({ ok: expect.any(Number) as number, STALE_SUGGESTION: expect.any(Number) as number });
  }, 300_000);
});

describe('the search for strays', () => {
  const call = (id: string, parts: Partial<RecordedCall>): RecordedCall => ({
    id,
    invocationId: 'run',
    kind: 'storage',
    start: 0,
    summary: id,
    ...parts,
  });

  it('knows an invocation by all that it read, sent and answered', () => {
    const calls = [
      call('run', { kind: 'resolver', result: { text: markOf(3) } }),
      call('read', { reply: { status: 200, headers: {}, body: markOf(31).toUpperCase() } }),
    ];
    expect(findStrays(calls)).toEqual({ strays: [{ where: 'run', installations: [3, 31] }], invocations: 1 });
    expect(
      findStrays([call('run', { result: markOf(3) }), { ...call('other', { result: markOf(4) }), invocationId: 'other' }]).strays,
    ).toEqual([]);
  });

  it('knows a question by its token, a log line by any mark, and a storage by its owner', () => {
    expect(findStrayQuestions([{ token: 1, texts: new Set([1]) }])).toEqual([]);
    expect(
      findStrayQuestions([
        { token: 1, texts: new Set([2]) },
        { token: undefined, texts: new Set([2]) },
      ]),
    ).toHaveLength(2);
    expect(findStrayLogs([{ at: 0, level: 'info', text: markOf(0), invocationId: null }])).toHaveLength(1);
    expect(findStoredStrays(5, [markOf(5)])).toEqual([]);
    expect(findStoredStrays(5, [markOf(5), markOf(6)])).toHaveLength(1);
    expect(findStoredStrays(5, [])).toHaveLength(1);
  });

  it('repeats itself from the same seed', () => {
    const run = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (chance) => () =>
            chance(1_000)
        )(createRandom(seed).below),
      );
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});
