import { mergeNearDuplicates } from '../../../../resources/common/settings/merge-duplicates';
import { findMappingFaults } from '../../../../src/contract/mapping-faults';

const entries = (...names: string[]) => names.map((name) => ({ name, description: '' }));

it('keeps the first of those that are nearly the same, and maps the others to it without a chain', () => {
  const merged = mergeNearDuplicates(entries('front-end', 'crash', 'Frontend', 'CRASH', 'front_end'), [
    { from: 'ui', to: 'Frontend' },
    { from: 'boom', to: 'crash' },
    { from: 'CRASH', to: 'crash' },
  ]);
  expect(merged).toEqual({
    entries: entries('front-end', 'crash'),
    mappings: [
      { from: 'ui', to: 'front-end' },
      { from: 'boom', to: 'crash' },
      { from: 'Frontend', to: 'front-end' },
      { from: 'front_end', to: 'front-end' },
    ],
  });
  expect(findMappingFaults(merged.mappings, merged.entries)).toEqual([]);
});

it('changes nothing where nothing is alike', () => {
  const mappings = [{ from: 'ui', to: 'crash' }];
  expect(mergeNearDuplicates(entries('crash', 'other'), mappings)).toEqual({ entries: entries('crash', 'other'), mappings });
});
