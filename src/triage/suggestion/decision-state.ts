import type { FieldChange } from '../../contract/panel';
import type { IssueSnapshot } from '../../issue/issue';
import type { StoredDecision } from './decision';

/** The part of `changes` that stands on the issue as it was applied. */
export function stillThere(changes: FieldChange[], issue: IssueSnapshot): FieldChange[] {
  return changes.flatMap((change) => {
    const now = new Set(issue.values[change.field].map(({ id }) => id));
    const added = change.added.filter(({ id }) => now.has(id));
    return added.length === 0 ? [] : [{ ...change, added }];
  });
}

/** How many values were set or added. */
export function countValues(changes: FieldChange[]): number {
  return changes.reduce((sum, change) => sum + change.added.length, 0);
}

/**
 * What a decision comes to on the issue as it is. An apply that was cut short counts as applied once
 * everything that it meant to do stands there, and as none before; an undo that was cut short counts as
 * undone once nothing of it is left, and as applied before, so that it can be asked for again.
 */
export function effectiveState({ state, changes }: StoredDecision, issue: IssueSnapshot): 'open' | 'applied' | 'undone' | 'dismissed' {
  const left = countValues(stillThere(changes, issue));
  if (state === 'applying') return left === countValues(changes) ? 'applied' : 'open';
  if (state === 'undoing') return left === 0 ? 'undone' : 'applied';
  return state;
}
