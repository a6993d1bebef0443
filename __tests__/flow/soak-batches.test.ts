import { runBatchSoak } from '../../dev/soak/run-batch-soak';
import { runCrowdSoak } from '../../dev/soak/run-crowd-soak';
import { appBuild } from '../support/app-build';

/** A tenth of what `npm run soak -- --queue` does. */
const ISSUES = 20;

describe('many issues that are accepted at once', () => {
  // @promise failures-are-answers
  it('are none of them lost or doubled while calls fail and the process is killed, and all are taken back', async () => {
    const report = await runBatchSoak({ build: appBuild(), issues: ISSUES, faults: 0.05, kills: 2, seed: 20_263 });
    expect(report.breaches).toEqual([]);
    expect(report).toMatchObject({ issues: ISSUES, kills: 2 });
    expect(report.failedCalls).toBeGreaterThan(0);
  }, 300_000);
});

describe('many people on one list', () => {
  // @promise hidden-issues-stay-hidden
  it('write no issue twice, and see nothing that they may not see', async () => {
    const report = await runCrowdSoak({ build: appBuild(), people: 4, issues: ISSUES, seconds: 4, seed: 20_264 });
    expect(report.breaches).toEqual([]);
    expect(report.lists).toBeGreaterThan(4);
    expect(report.answers['applied']).toBeGreaterThan(0);
  }, 300_000);
});
