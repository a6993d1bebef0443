import { backtestRows, curvePercents, describeMinimum } from '../../../../resources/admin-page/quality/backtest-rows';
import type { BacktestView } from '../../../../src/contract/learning';

describe('a backtest on the page', () => {
  const backtest: BacktestView = {
    field: 'components',
    labelled: 400,
    asked: 200,
    curve: [
      { minConfidence: 0.3, ticked: 200, right: 150 },
      { minConfidence: 0.84, ticked: 116, right: 110 },
      { minConfidence: 0.98, ticked: 0, right: 0 },
    ],
    suggestedMinimum: 0.83,
    byValue: [],
    confusions: [],
  };

  it('says what its minimum means for 100 issues', () => {
    expect(describeMinimum(backtest)).toBe(
      'With a minimum confidence of 0.83, 58 of 100 issues get a tick, and 3 of these ticks are wrong (200 issues asked about).',
    );
  });

  it('has no share of right ticks where nothing is ticked', () => {
    expect(curvePercents(backtest).filter(({ minimum }) => minimum === '0.98')).toEqual([
      { minimum: '0.98', percent: 0, kind: 'Issues with a tick' },
    ]);
    expect(backtestRows({ ...backtest, curve: backtest.curve.slice(2) })).toEqual([['0.98', '0%', '–']]);
  });
});
