import type { FieldChange } from '../contract/panel';
import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { IssueChange } from './issue-change';
import type { IssueSnapshot } from './issue';

const NO_CHANGE: IssueChange = { addLabels: [], removeLabels: [], addComponentIds: [], removeComponentIds: [] };

function added(changes: FieldChange[], field: TriageField): FieldValue[] {
  return changes.filter((change) => change.field === field).flatMap((change) => change.added);
}

function ids(values: FieldValue[]): string[] {
  return values.map(({ id }) => id);
}

/** The change that applies `changes`. Labels and components are only ever added. */
export function toApply(changes: FieldChange[]): IssueChange {
  const priority = added(changes, 'priority')[0];
  return {
    ...NO_CHANGE,
    addLabels: ids(added(changes, 'labels')),
    addComponentIds: ids(added(changes, 'components')),
    ...(priority === undefined ? {} : { priorityId: priority.id }),
  };
}

/** The change that takes `changes` back, and nothing else. */
export function toUndo(changes: FieldChange[]): IssueChange {
  const priority = changes.find(({ field }) => field === 'priority');
  return {
    ...NO_CHANGE,
    removeLabels: ids(added(changes, 'labels')),
    removeComponentIds: ids(added(changes, 'components')),
    ...(priority === undefined ? {} : { priorityId: priority.from?.id ?? null }),
  };
}

/** Whether a change would change nothing. */
export function isEmpty(change: IssueChange): boolean {
  const lists = [change.addLabels, change.removeLabels, change.addComponentIds, change.removeComponentIds];
  return change.priorityId === undefined && lists.every((list) => list.length === 0);
}

/** Both, each value once. Of two priorities the later one stands, and what there was before the earlier one. */
export function mergeChanges(earlier: FieldChange[], later: FieldChange[]): FieldChange[] {
  return TRIAGE_FIELDS.flatMap((field): FieldChange[] => {
    const [one, other] = [earlier, later].map((changes) => changes.find((change) => change.field === field));
    if (one === undefined || other === undefined) return [one ?? other ?? []].flat();
    if (field === 'priority') return [{ ...one, added: other.added }];
    const known = new Set(ids(one.added));
    return [{ ...one, added: [...one.added, ...other.added.filter(({ id }) => !known.has(id))] }];
  });
}

/** The issue as it is after `changes`, so that it need not be read again. */
export function withChanges(issue: IssueSnapshot, changes: FieldChange[]): IssueSnapshot {
  return {
    ...issue,
    priority: added(changes, 'priority')[0] ?? issue.priority,
    components: [...issue.components, ...added(changes, 'components')],
    labels: [...issue.labels, ...ids(added(changes, 'labels'))],
  };
}

/** The issue as it is after `changes` were undone. */
export function withoutChanges(issue: IssueSnapshot, changes: FieldChange[]): IssueSnapshot {
  const priority = changes.find(({ field }) => field === 'priority');
  const components = new Set(ids(added(changes, 'components')));
  const labels = new Set(ids(added(changes, 'labels')));
  return {
    ...issue,
    priority: priority === undefined ? issue.priority : (priority.from ?? null),
    components: issue.components.filter(({ id }) => !components.has(id)),
    labels: issue.labels.filter((label) => !labels.has(label)),
  };
}
