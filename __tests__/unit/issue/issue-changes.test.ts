import type { FieldChange } from '../../../src/contract/panel';
import { isEmpty, mergeChanges, toApply, toUndo, withChanges, withoutChanges } from '../../../src/issue/issue-changes';
import { anIssue } from '../../fixtures/issues';

const CHANGES: FieldChange[] = [
  { field: 'priority', added: [{ id: '2', name: 'High' }], from: { id: '3', name: 'Medium' } },
  { field: 'components', added: [{ id: '102', name: 'Storage' }] },
  { field: 'labels', added: [{ id: 'UX', name: 'UX' }] },
];

it('applies by adding, and undoes exactly that', () => {
  expect(toApply(CHANGES)).toEqual({
    addLabels: ['UX'],
    removeLabels: [],
    addComponentIds: ['102'],
    removeComponentIds: [],
    priorityId: '2',
  });
  expect(toUndo(CHANGES)).toEqual({
    addLabels: [],
    removeLabels: ['UX'],
    addComponentIds: [],
    removeComponentIds: ['102'],
    priorityId: '3',
  });
});

it('leaves the priority alone when it was not accepted', () => {
  const labelsOnly = CHANGES.filter(({ field }) => field === 'labels');
  expect(toApply(labelsOnly).priorityId).toBeUndefined();
  expect(toUndo(labelsOnly).priorityId).toBeUndefined();
});

it('knows an empty change', () => {
  expect(isEmpty(toApply([]))).toBe(true);
  expect(isEmpty(toUndo([{ field: 'priority', added: [{ id: '2', name: 'High' }], from: null }]))).toBe(false);
});

it('comes back to the issue that it started from', () => {
  const before = anIssue({ labels: ['kept'], components: [{ id: '101', name: 'Checkout' }] });
  const after = withChanges(before, CHANGES);
  expect(after.labels).toEqual(['kept', 'UX']);
  expect(after.priority).toEqual({ id: '2', name: 'High' });
  expect(withoutChanges(after, CHANGES)).toEqual(before);
});

it('merges what two attempts changed: each value once, the later priority, and what there was before the earlier one', () => {
  const later: FieldChange[] = [
    { field: 'priority', added: [{ id: '1', name: 'Highest' }], from: { id: '2', name: 'High' } },
    {
      field: 'labels',
      added: [
        { id: 'UX', name: 'UX' },
        { id: 'crash', name: 'crash' },
      ],
    },
  ];
  expect(mergeChanges(CHANGES, later)).toEqual([
    { field: 'priority', added: [{ id: '1', name: 'Highest' }], from: { id: '3', name: 'Medium' } },
    { field: 'components', added: [{ id: '102', name: 'Storage' }] },
    {
      field: 'labels',
      added: [
        { id: 'UX', name: 'UX' },
        { id: 'crash', name: 'crash' },
      ],
    },
  ]);
  expect(mergeChanges([], CHANGES)).toEqual(CHANGES);
  expect(mergeChanges(CHANGES, [])).toEqual(CHANGES);
});
