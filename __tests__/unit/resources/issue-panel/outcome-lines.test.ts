import { changeLines, outcomeTitle } from '../../../../resources/issue-panel/outcome-lines';
import { HIGH, label, MEDIUM } from './make-suggestion';

const at = '2026-03-01T10:00:00.000Z';

it('names the priority before and after, and what was added', () => {
  const changes = changeLines({
    kind: 'applied',
    at,
    changes: [
      { field: 'priority', added: [HIGH], from: MEDIUM },
      { field: 'labels', added: [label('data-loss'), label('ui')] },
    ],
  });
  expect(changes).toEqual(['Priority: Medium → High', 'Labels: + data-loss, ui']);
});

it('says that there was no priority before', () => {
  const changes = changeLines({ kind: 'applied', at, changes: [{ field: 'priority', added: [HIGH], from: null }] });
  expect(changes).toEqual(['Priority: none → High']);
});

it('lists no change that was taken back', () => {
  const outcome = { kind: 'undone' as const, at, changes: [{ field: 'labels' as const, added: [label('ui')] }] };
  expect(changeLines(outcome)).toEqual([]);
  expect(outcomeTitle(outcome)).toContain('as it was before');
});
