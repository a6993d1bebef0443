import { newId } from '../new-id';
import type { HistoryItemState, IssueState, JiraState, Person } from '../state';

/** One line of the changelog; absent values are null, as Jira gives them. */
export function historyItem(field: string, fieldId: string, from: HistorySide, to: HistorySide): HistoryItemState {
  return { field, fieldtype: 'jira', fieldId, from: from.value, fromString: from.text, to: to.value, toString: to.text };
}

export interface HistorySide {
  /** An id, where the field has ids. */
  value: string | null;
  text: string | null;
}

/** Writes the entry and moves `updated`. Nothing changed is nothing written, as in Jira. */
export function recordChange(state: JiraState, issue: IssueState, author: Person, now: number, items: HistoryItemState[]): boolean {
  if (items.length === 0) return false;
  issue.history.push({ id: newId(state), authorAccountId: author.accountId, created: now, items });
  issue.updated = now;
  return true;
}
