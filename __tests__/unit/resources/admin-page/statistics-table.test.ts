import type { Statistics } from '../../../../src/contract/admin';
import type { DecisionCounts } from '../../../../src/contract/event-verbs';
import { acceptedPercent, statisticsRows, statisticsText } from '../../../../resources/admin-page/quality/statistics-table';

const counts = (proposed: number, accepted = 0, dismissed = 0): DecisionCounts => ({
  proposed,
  accepted,
  changed: 0,
  dismissed,
  undone: 0,
});

const statistics: Statistics = {
  days: 7,
  suggestions: 3,
  decided: [],
  projects: [],
  surfaces: [],
  ages: { now: [], before: null },
  byDay: [],
  fields: [
    {
      field: 'labels',
      counts: counts(9, 3, 1),
      values: [
        { value: { id: 'a', name: '=1+1' }, counts: counts(2) },
        { value: { id: 'b', name: 'two\tparts' }, counts: counts(7, 3, 1) },
      ],
    },
  ],
};

it('has a row for a field and for each of its values, most proposed first', () => {
  expect(statisticsRows(statistics).map(({ field, value, counts: { proposed } }) => [field, value, proposed])).toEqual([
    ['Labels', 'all', 9],
    ['Labels', 'two\tparts', 7],
    ['Labels', '=1+1', 2],
  ]);
});

it('can be pasted into a spreadsheet: no value breaks a row or becomes a formula', () => {
  const lines = statisticsText(statisticsRows(statistics))
    .split('\n')
    .map((line) => line.split('\t'));
  expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([7]));
  expect(lines.map((cells) => cells[1])).toEqual(['Value', 'all', 'two parts', "'=1+1"]);
  expect(lines[1]?.slice(2)).toEqual(['9', '3', '0', '1', '0']);
});

it('has no share before the first decision', () => {
  expect(acceptedPercent(counts(5))).toBeNull();
  expect(acceptedPercent(counts(5, 1, 2))).toBe(33);
});
