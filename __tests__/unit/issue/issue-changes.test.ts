import type { FieldChange } from '../../../src/contract/panel';
import { mergeChanges, toApply, toUndo, withChanges, withoutChanges } from '../../../src/issue/issue-changes';
import { anIssue, named } from '../../fixtures/issues';

const CHANGES: FieldChange[] = [
  { field: 'priority', added: [{ id: '2', name: 'High' }], from: { id: '3', name: 'Medium' } },
  { field: 'components', added: [{ id: '102', name: 'Storage' }] },
  { field: 'labels', added: [{ id: 'UX', name: 'UX' }] },
];

it('applies by adding, and undoes exactly that', () => {
  expect(toApply(CHANGES)).toEqual({ priority: { set: '2' }, components: { add: ['102'] }, labels: { add: ['UX'] } });
  expect(toUndo(CHANGES)).toEqual({ priority: { set: '3' }, components: { remove: ['102'] }, labels: { remove: ['UX'] } });
});

it('leaves a field alone in which nothing was accepted', () => {
  const labelsOnly: FieldChange[] = [...CHANGES.filter(({ field }) => field === 'labels'), { field: 'priority', added: [] }];
  expect(toApply(labelsOnly)).toEqual({ labels: { add: ['UX'] } });
  expect(toUndo(labelsOnly)).toEqual({ labels: { remove: ['UX'] } });
});

it('clears a priority in undoing only, where there was none before', () => {
  expect(toUndo([{ field: 'priority', added: [{ id: '2', name: 'High' }], from: null }])).toEqual({ priority: { set: null } });
});

it('comes back to the issue that it started from', () => {
  const before = anIssue({ labels: [named('kept')], components: [{ id: '101', name: 'Checkout' }] });
  const after = withChanges(before, CHANGES);
  expect(after.values.labels).toEqual(['kept', 'UX'].map(named));
  expect(after.values.priority).toEqual([{ id: '2', name: 'High' }]);
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
