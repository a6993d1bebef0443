import { formatFigures, isWithin, median } from '../../../../dev/bench/figure';

test('the median is the middle value', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a figure at its limit is within it, one above is not', () => {
  expect(isWithin({ name: 'x', value: 20, limit: 20, unit: 'ms' })).toBe(true);
  expect(isWithin({ name: 'x', value: 20.1, limit: 20, unit: 'ms' })).toBe(false);
});

test('the table has one row for each figure, with what is too high marked', () => {
  const table = formatFigures([
    { name: 'size', value: 715.25, limit: 720, unit: 'KB' },
    { name: 'calls', value: 3, limit: 2, unit: '', note: 'per suggestion' },
  ]);
  expect(table.split('\n')).toEqual([
    'figure     value   limit  ok',
    'size    715.3 KB  720 KB  yes',
    'calls          3       2  NO   per suggestion',
  ]);
});

test('what could not be measured is neither within nor above, and says why', () => {
  const figure = { name: 'clicks', value: null, limit: 150, unit: 'ms', note: 'skipped: no browser' };
  expect(isWithin(figure)).toBe(true);
  expect(formatFigures([figure]).split('\n')[1]).toBe('clicks      -  150 ms  -   skipped: no browser');
});

test('a figure without a limit is there to compare with, and never too high', () => {
  const figure = { name: 'bare', value: 13.12, limit: null, unit: 'ms' };
  expect(isWithin(figure)).toBe(true);
  expect(formatFigures([figure]).split('\n')[1]).toBe('bare    13.1 ms      -  -');
});
