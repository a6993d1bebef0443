import { listCandidates, choosePicks, addPicked } from '../../../../resources/common/settings/imported';
import type { ImportedValues } from '../../../../src/contract/project-values';

const counted = (name: string, count: number) => ({ id: name, name, count });

const found: ImportedValues = {
  values: {
    components: [counted('Payments', 2), counted('UI', 1)],
    labels: [counted('front-end', 9), counted('frontend', 4), counted('once', 1), counted('regression', 3)],
    priority: [
      { id: '2', name: 'High', count: 2 },
      { id: '3', name: 'Medium', count: 1 },
    ],
  },
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
