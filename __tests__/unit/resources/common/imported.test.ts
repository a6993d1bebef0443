import { listCandidates, choosePicks, addPicked } from '../../../../resources/common/settings/imported';
import type { ImportedValues } from '../../../../src/contract/project-values';

const found: ImportedValues = {
  components: [
    { name: 'Payments', count: 2 },
    { name: 'UI', count: 1 },
  ],
  labels: [
    { name: 'front-end', count: 9 },
    { name: 'frontend', count: 4 },
    { name: 'once', count: 1 },
    { name: 'regression', count: 3 },
  ],
  priority: [
    { id: '2', name: 'High' },
    { id: '3', name: 'Medium' },
  ],
  issuesCounted: 500,
};

const lists = { labels: [{ name: 'Regression', description: 'worked before' }], components: [], priority: [{ id: '2', description: '' }] };

it('knows what the lists have already, however it is spelled', () => {
  const groups = listCandidates(found, lists);
  expect(groups.labels.filter(({ isKnown }) => isKnown).map(({ name }) => name)).toEqual(['regression']);
  expect(groups.priority.map(({ isKnown }) => isKnown)).toEqual([true, false]);
});

it('ticks what is new and in use, and one of those that are nearly the same', () => {
  expect(choosePicks(listCandidates(found, lists))).toEqual({
    priority: new Set(['3']),
    components: new Set(['Payments', 'UI']),
    labels: new Set(['front-end']),
  });
});

it('adds what was picked, and leaves what was there as it is', () => {
  const picks = { priority: new Set(['2', '3']), components: new Set(['UI']), labels: new Set(['once', 'regression']) };
  expect(addPicked(lists, listCandidates(found, lists), picks)).toEqual({
    lists: {
      labels: [
        { name: 'Regression', description: 'worked before' },
        { name: 'once', description: '' },
      ],
      components: [{ name: 'UI', description: '' }],
      priority: [
        { id: '2', description: '' },
        { id: '3', description: '' },
      ],
    },
    added: 3,
    tooMany: 0,
  });
});
