import { runSoak } from '../../dev/soak/run-soak';
import { isGood } from '../../dev/soak/report';
import { appBuild } from '../support/app-build';

/** A hundredth of what `npm run soak` does. */
const INVOCATIONS = 100;

describe('people who do anything while endpoint, Jira, storage and queue fail at random', () => {
  // @promise failures-are-answers
  it.each([
    { share: 'a twentieth', faults: 0.05, seed: 20_261 },
    { share: 'nearly all', faults: 0.9, seed: 20_262 },
  ])(
    'always get a typed answer, and nothing but what they accepted is written: $share of the invocations meet a fault',
    async ({ faults, seed }) => {
      const report = await runSoak({ build: appBuild(), invocations: INVOCATIONS, faults, seed });
      expect(report.failures).toEqual([]);
      expect(report.breaches).toEqual([]);
      expect(isGood(report)).toBe(true);
      expect(report.invocations).toBeGreaterThanOrEqual(INVOCATIONS);
      expect(report.succeeded).toBe(report.invocations);
      expect(Object.keys(report.faults).length).toBeGreaterThanOrEqual(faults > 0.5 ? 10 : 1);
      expect(report.outcomes['panel.suggestTriage']?.['ok']).toBeGreaterThan(0);
      expect(report.outcomes['panel.applyTriage']?.['ok']).toBeGreaterThan(0);
    },
    300_000,
  );
});
