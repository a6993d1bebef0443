import { findMappingFaults } from '../../../src/contract/mapping-faults';
import { translate } from '../../../src/contract/text';

const LABELS = ['data-loss', 'UI', 'a', 'b', 'c'].map((name) => ({ name }));

const find = (...pairs: [from: string, to: string][]) =>
  findMappingFaults(
    pairs.map(([from, to]) => ({ from, to })),
    LABELS,
  );

it('finds nothing wrong with several words that mean an allowed label', () => {
  expect(find(['dataloss', 'data-loss'], ['lost', 'Data-Loss'], ['interface', 'ui'])).toEqual([]);
});

it.each([
  ['', 'data-loss', 'both sides'],
  ['dataloss', ' ', 'both sides'],
  ['dataloss', 'lost', 'not an allowed label'],
  ['UI', 'ui', 'to itself'],
])('says what is wrong with %j → %j', (from, to, said) => {
  expect(find([from, to]).map((fault) => [fault.path, translate(fault)])).toEqual([['labelMappings.0', expect.stringContaining(said)]]);
});

it('finds what is mapped twice, at the second', () => {
  expect(find(['dataloss', 'data-loss'], ['Dataloss', 'UI'])).toEqual([
    { path: 'labelMappings.1', message: '“{from}” is mapped twice.', values: { from: 'Dataloss' } },
  ]);
});

it.each<[string, [string, string][], string[]]>([
  [
    'a loop',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    ['labelMappings.0', 'labelMappings.1'],
  ],
  [
    'a chain',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['x', 'a'],
    ],
    ['labelMappings.0', 'labelMappings.2'],
  ],
])('finds %s, because a mapping is followed once', (_what, pairs, paths) => {
  const faults = find(...pairs);
  expect(faults.map(({ path }) => path)).toEqual(paths);
  for (const { message } of faults) expect(message).toContain('which is itself mapped to');
});
