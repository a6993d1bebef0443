import { createSampleState, withLongPast } from '../../dev/jira';
import type { BacktestView, ProfileView } from '../../src/contract/learning';
import type { TriageField } from '../../src/contract/triage-field';
import { PROJECT } from './support/learn-project';
import { startPastSite, learnPast, fieldOf, firstOf, withLater } from './support/past-site';
import { forgetBudgets } from './support/stored';
import { good, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

afterEach(() => site.close());

const backtestOf = ({ backtest }: ProfileView, field: TriageField): BacktestView => {
  const found = backtest.find((each) => each.field === field);
  if (found === undefined) throw new Error(`There is no backtest of ${field}.`);
  return found;
};
describe('what a backtest says', () => {
  const { state, later } = withLater(withLongPast(createSampleState(), { issues: 900 }), 60, (topic) =>
    topic === 'Sign-in' ? 'Customer accounts' : topic,
  );

  beforeEach(async () => {
    site = await startPastSite(state);
  });

  it('adds up, field by field', async () => {
    const profile = await learnPast(site);
    for (const { field, asked, curve, byValue, confusions } of profile.backtest) {
      const sum = (of: 'chosen' | 'proposed' | 'right') => byValue.reduce((total, value) => total + value[of], 0);
      expect({ field, isMany: asked > 200, proposed: sum('proposed') }).toEqual({ field, isMany: true, proposed: asked });
      expect(sum('chosen')).toBeGreaterThanOrEqual(asked);
      curve.forEach(({ ticked, right, minConfidence }, index) => {
        const [lower] = curve.slice(index - 1, index);
        expect(right).toBeLessThanOrEqual(Math.min(ticked, lower?.right ?? sum('right')));
        expect(ticked).toBeLessThanOrEqual(lower?.ticked ?? asked);
        expect(minConfidence).toBeGreaterThan(lower?.minConfidence ?? 0);
      });
      const wrong = asked - sum('right');
      for (const { chosen, proposed, times } of confusions) {
        expect(chosen).not.toBe(proposed);
        expect(times).toBeLessThanOrEqual(Math.min(wrong, byValue.find(({ name }) => name === chosen)?.chosen ?? 0));
      }
    }
    // Each level about as often as people chose it.
    const { byValue, asked } = backtestOf(profile, 'priority');
    for (const { name, chosen, proposed } of byValue)
      expect({ name, isUsual: proposed - chosen < 0.05 * asked }).toEqual({ name, isUsual: true });
  });

  it('holds for what is asked afterwards: as many ticks at the minimum that was chosen, and as many of them right', async () => {
    const { asked, curve, suggestedMinimum } = backtestOf(await learnPast(site), 'components');
    const point = curve.find(({ minConfidence }) => minConfidence >= suggestedMinimum);
    if (point === undefined) throw new Error('No minimum is worth it.');
    good(await site.admin('chooseMinimum', { ...PROJECT, field: 'components', minConfidence: point.minConfidence }));
    const found = { ticked: 0, right: 0 };
    for (const { key, component } of later) {
      await forgetBudgets(site);
      const suggestion = await suggest(site, { issueKey: key });
      const first = firstOf(suggestion, 'components');
      expect(fieldOf(suggestion, 'components')?.minConfidence).toBe(point.minConfidence);
      expect(first?.preselected).toBe((first?.confidence ?? 0) >= point.minConfidence);
      if (first?.preselected !== true) continue;
      found.ticked += 1;
      if (first.value.name === component) found.right += 1;
    }
    expect(Math.abs(found.ticked / later.length - point.ticked / asked)).toBeLessThan(0.15);
    expect(found.right / found.ticked).toBeGreaterThan(point.right / point.ticked - 0.1);
  });
});
