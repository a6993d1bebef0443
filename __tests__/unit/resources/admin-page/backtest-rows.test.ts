import {
  backtestRows,
  confusionTexts,
  curvePercents,
  describeMinimum,
  levelRows,
  pointAt,
  urgentTexts,
  valueRows,
} from '../../../../resources/admin-page/quality/backtest-rows';
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
    chosen: null,
    byValue: [
      { name: 'Storefront', chosen: 20, proposed: 40, right: 15 },
      { name: 'UI', chosen: 40, proposed: 0, right: 0 },
    ],
    confusions: [{ chosen: 'UI', proposed: 'Storefront', times: 12 }],
  };

  it('says what its minimum means for 100 issues', () => {
    expect(describeMinimum({ ...pointAt(backtest, backtest.suggestedMinimum), asked: 200 })).toBe(
      'With a minimum confidence of 0.84, 58 of 100 issues get a tick, 3 of them a wrong one (200 issues asked about).',
    );
    expect(pointAt(backtest, 1).minConfidence).toBe(0.98);
  });

  it('has precision against coverage, from few ticks to many, and no share of right ticks where nothing is ticked', () => {
    expect(curvePercents(backtest).map(({ ticked, percent }) => [ticked, percent])).toEqual([
      [58, 95],
      [100, 75],
    ]);
    expect(backtestRows({ ...backtest, curve: backtest.curve.slice(2) })).toEqual([['0.98', '0%', '–']]);
  });

  it('says of each value how often it is found, and for what it is taken', () => {
    expect(valueRows(backtest)).toEqual([
      ['UI', '40', '0', '0%', '–'],
      ['Storefront', '20', '40', '75%', '38%'],
    ]);
    expect(confusionTexts(backtest, 3)).toEqual(['UI is taken for Storefront in 12 of 40.']);
  });

  it('shows priorities in Jira’s order beside how often people chose them, and spells out the urgent ones', () => {
    const byValue = [
      { name: 'Minor', chosen: 179, proposed: 196, right: 150 },
      { name: 'Critical', chosen: 21, proposed: 4, right: 2 },
    ];
    const order = ['Blocker', 'Critical', 'Minor'];
    expect(levelRows({ ...backtest, byValue }, order)).toEqual([
      ['Critical', '11%', '2%', '10%'],
      ['Minor', '90%', '98%', '84%'],
    ]);
    expect(urgentTexts({ ...backtest, byValue }, order, 2)).toEqual(['Critical: 2 of 21 issues would have been proposed as such.']);
  });
});
