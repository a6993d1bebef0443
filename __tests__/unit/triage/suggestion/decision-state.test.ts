import { effectiveState, stillThere } from '../../../../src/triage/suggestion/decision-state';
import type { StoredDecision } from '../../../../src/triage/suggestion/decision';
import { anIssue, named } from '../../../fixtures/issues';

const CHANGES: StoredDecision['changes'] = [
  { field: 'priority', added: [{ id: '2', name: 'High' }], from: { id: '3', name: 'Medium' } },
  { field: 'labels', added: [{ id: 'UX', name: 'UX' }] },
];

const NONE = anIssue();
const PART = anIssue({ labels: [named('UX')] });
const ALL = anIssue({ labels: ['UX', 'kept'].map(named), priority: [{ id: '2', name: 'High' }] });

it.each([
  ['applying', 'open', 'open', 'applied'],
  ['applied', 'applied', 'applied', 'applied'],
  ['undoing', 'undone', 'applied', 'applied'],
  ['undone', 'undone', 'undone', 'undone'],
  ['dismissed', 'dismissed', 'dismissed', 'dismissed'],
] as const)(
  '%s comes to %s where nothing of it stands on the issue, to %s where a part does, and to %s where all of it does',
  (state, ...states) => {
    const decision: StoredDecision = { suggestionId: 's-1', state, at: 0, revision: 'r', changes: CHANGES };
    expect([NONE, PART, ALL].map((issue) => effectiveState(decision, issue))).toEqual(states);
  },
);

it('finds what still stands, spelled as it was written', () => {
  expect(stillThere(CHANGES, PART)).toEqual([CHANGES[1]]);
  expect(stillThere(CHANGES, anIssue({ labels: [named('ux')], priority: [] }))).toEqual([]);
});
