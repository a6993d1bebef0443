import type { IssueState } from '../state';
import { historyItem } from './history';
import { FieldFault, unsupported, type Operation, type Plan } from './operations';

const MAXIMUM_LENGTH = 255;

/** Labels are case-sensitive, have no spaces, and come back sorted. */
export function planLabels(issue: IssueState, operations: readonly Operation[]): Plan {
  let labels = new Set(issue.labels);
  for (const { verb, value } of operations) {
    if (verb === 'set') labels = new Set(readList(value));
    else if (verb === 'add') labels.add(readLabel(value));
    else if (verb === 'remove') labels.delete(readText(value));
    else throw unsupported('labels', verb, 'add, set, remove');
  }
  const next = [...labels].sort();
  const before = [...issue.labels].sort().join(' ');
  const after = next.join(' ');
  return {
    leavesEmpty: next.length === 0,
    items: before === after ? [] : [historyItem('labels', 'labels', { value: null, text: before }, { value: null, text: after })],
    apply: () => {
      issue.labels = next;
    },
  };
}

function readList(value: unknown): string[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new FieldFault('Operation value must be an array');
  return value.map(readLabel);
}

function readLabel(value: unknown): string {
  const label = readText(value);
  if (/\s/u.test(label)) throw new FieldFault(`The label '${label}' contains spaces which is invalid.`);
  if (label.length > MAXIMUM_LENGTH) {
    throw new FieldFault(`The label '${label}' exceeds the maximum length for single labels of ${MAXIMUM_LENGTH} characters.`);
  }
  return label;
}

function readText(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new FieldFault('Operation value must be a string');
  return value;
}
