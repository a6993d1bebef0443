import type { Statistics } from '../../../../src/contract/admin';
import { decidedRows, splitOutcomes } from '../../../../resources/admin-page/quality/decided-rows';

const decided: Statistics['decided'] = [
  { field: 'labels', isTicked: false, band: null, accepted: 0, dismissed: 1 },
  { field: 'labels', isTicked: false, band: 50, accepted: 1, dismissed: 3 },
  { field: 'labels', isTicked: true, band: 90, accepted: 4, dismissed: 0 },
  { field: 'priority', isTicked: true, band: 90, accepted: 1, dismissed: 1 },
  { field: 'priority', isTicked: false, band: 90, accepted: 0, dismissed: 2 },
];

it('tells what was recommended from what was held back', () => {
  const { recommended, heldBack } = splitOutcomes(decided);
  expect([recommended, heldBack]).toEqual([
    { decided: 6, accepted: 5, rate: '83%' },
    { decided: 7, accepted: 1, rate: '14%' },
  ]);
});

it('has a row for each field and band in which somebody decided, the most confident first', () => {
  expect(decidedRows(decided).map(({ field, band, recommended, heldBack }) => [field, band, recommended.rate, heldBack.rate])).toEqual([
    ['Priority', '0.90–1.00', '50%', '0%'],
    ['Labels', '0.90–1.00', '100%', '–'],
    ['Labels', '0.50–0.70', '–', '25%'],
    ['Labels', 'unknown', '–', '0%'],
  ]);
});
