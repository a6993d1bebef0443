import type { FieldChange } from '../../contract/panel';
import type { IssueSnapshot } from '../../ports/jira-port';
import type { StoredDecision } from '../../ports/store-port';
import { currentValues } from './current-values';

/** The part of `changes` that stands on the issue as it was applied. */
export function stillThere(changes: FieldChange[], issue: IssueSnapshot): FieldChange[] {
  return changes.flatMap((change) => {
    const now = new Set(currentValues(issue, change.field).map(({ id }) => id));
    const added = change.added.filter(({ id }) => now.has(id));
    return added.length === 0 ? [] : [{ ...change, added }];
  });
}

/** How many values were set or added. */
export function countValues(changes: FieldChange[]): number {
  return changes.reduce((sum, change) => sum + change.added.length, 0);
}

/**
 * Whether a decision counts as applied. An apply that was cut short does, once everything that it meant
 * to do stands on the issue; an undo that was cut short still does, so that it can be asked for again.
 */
export function isApplied({ state, changes }: StoredDecision, issue: IssueSnapshot): boolean {
  if (state === 'applying') return countValues(stillThere(changes, issue)) === countValues(changes);
  return state === 'applied' || state === 'undoing';
}
