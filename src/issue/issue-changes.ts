import type { FieldChange } from '../contract/panel';
import { byField, replaces, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { IssueSnapshot } from './issue';
import type { FieldWrite, IssueChange } from './issue-change';

function ids(values: FieldValue[]): string[] {
  return values.map(({ id }) => id);
}

function toChange(changes: FieldChange[], write: (change: FieldChange) => FieldWrite): IssueChange {
  return Object.fromEntries(changes.filter(({ added }) => added.length > 0).map((change) => [change.field, write(change)]));
}

/** The change that applies `changes`: a single value is set, others are only ever added. */
export function toApply(changes: FieldChange[]): IssueChange {
  return toChange(changes, ({ field, added }) => (replaces(field) ? { set: added[0]?.id ?? null } : { add: ids(added) }));
}

/** The change that takes `changes` back, and nothing else. */
export function toUndo(changes: FieldChange[]): IssueChange {
  return toChange(changes, ({ field, added, from }) => (replaces(field) ? { set: from?.id ?? null } : { remove: ids(added) }));
}

/** Both, each value once. Of two that replace, the later one stands, and what there was before the earlier one. */
export function mergeChanges(earlier: FieldChange[], later: FieldChange[]): FieldChange[] {
  return TRIAGE_FIELDS.flatMap((field): FieldChange[] => {
    const [one, other] = [earlier, later].map((changes) => changes.find((change) => change.field === field));
    if (one === undefined || other === undefined) return [one ?? other ?? []].flat();
    if (replaces(field)) return [{ ...one, added: other.added }];
    const known = new Set(ids(one.added));
    return [{ ...one, added: [...one.added, ...other.added.filter(({ id }) => !known.has(id))] }];
  });
}

function withValues(
  issue: IssueSnapshot,
  changes: FieldChange[],
  valuesAfter: (current: FieldValue[], change: FieldChange) => FieldValue[],
): IssueSnapshot {
  const after = (field: TriageField): FieldValue[] => {
    const change = changes.find((each) => each.field === field);
    return change === undefined ? issue.values[field] : valuesAfter(issue.values[field], change);
  };
  return { ...issue, values: byField(after) };
}

/** The issue as it is after `changes`, so that it need not be read again. */
export function withChanges(issue: IssueSnapshot, changes: FieldChange[]): IssueSnapshot {
  return withValues(issue, changes, (current, { field, added }) => (replaces(field) ? added : [...current, ...added]));
}

/** The issue as it is after `changes` were undone. */
export function withoutChanges(issue: IssueSnapshot, changes: FieldChange[]): IssueSnapshot {
  return withValues(issue, changes, (current, { field, added, from }) => {
    if (replaces(field)) return from === undefined || from === null ? [] : [from];
    const taken = new Set(ids(added));
    return current.filter(({ id }) => !taken.has(id));
  });
}
