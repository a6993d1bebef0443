import { isRecord, type Call } from '../call';
import { textOfDocument } from '../text-of-document';
import { prioritiesOf } from '../lookup';
import type { AdfNode, IssueState, JiraState, PriorityState, ProjectState } from '../state';
import { historyItem } from './history';
import { FieldFault, unsupported, type Operation, type Plan } from './operations';

/** Jira's limit for descriptions, in characters of text. */
const DESCRIPTION_LENGTH = 32_767;

export function planSummary(issue: IssueState, operations: readonly Operation[]): Plan {
  const value = lastSet('summary', operations);
  if (typeof value !== 'string') throw new FieldFault('Operation value must be a string');
  const summary = value.trim();
  if (summary === '') throw new FieldFault('You must specify a summary of the issue.');
  if (summary.length > 255) throw new FieldFault('Summary must be less than 255 characters.');
  if (/[\r\n]/.test(summary)) throw new FieldFault('The summary is invalid because it contains newline characters.');
  const item = historyItem('summary', 'summary', { value: null, text: issue.summary }, { value: null, text: summary });
  return { leavesEmpty: false, items: summary === issue.summary ? [] : [item], apply: () => void (issue.summary = summary) };
}

export function planDescription(issue: IssueState, operations: readonly Operation[], read: Call['readDocument']): Plan {
  const value = lastSet('description', operations);
  const description = value === null ? null : readDocument(value, read);
  const before = issue.description === null ? null : textOfDocument(issue.description);
  const after = description === null ? null : textOfDocument(description);
  if (after !== null && after.length > DESCRIPTION_LENGTH) {
    throw new FieldFault('The entered text is too long. It exceeds the allowed limit of 32,767 characters.');
  }
  const same = JSON.stringify(description) === JSON.stringify(issue.description);
  const item = historyItem('description', 'description', { value: null, text: before }, { value: null, text: after });
  return { leavesEmpty: (after ?? '') === '', items: same ? [] : [item], apply: () => void (issue.description = description) };
}

export function planPriority(state: JiraState, project: ProjectState, issue: IssueState, operations: readonly Operation[]): Plan {
  const priority = readPriority(prioritiesOf(state, project), lastSet('priority', operations));
  const before = state.priorities.find((candidate) => candidate.id === issue.priorityId);
  const from = { value: issue.priorityId, text: before?.name ?? null };
  const item = historyItem('priority', 'priority', from, { value: priority.id, text: priority.name });
  return { leavesEmpty: false, items: priority.id === issue.priorityId ? [] : [item], apply: () => void (issue.priorityId = priority.id) };
}

export function planAssignee(state: JiraState, issue: IssueState, operations: readonly Operation[]): Plan {
  const accountId = readAccountId(state, lastSet('assignee', operations));
  const item = historyItem('assignee', 'assignee', person(state, issue.assigneeAccountId), person(state, accountId));
  return {
    leavesEmpty: accountId === null,
    items: accountId === issue.assigneeAccountId ? [] : [item],
    apply: () => void (issue.assigneeAccountId = accountId),
  };
}

function lastSet(field: string, operations: readonly Operation[]): unknown {
  const other = operations.find((operation) => operation.verb !== 'set');
  if (other !== undefined) throw unsupported(field, other.verb, 'set');
  return operations.at(-1)?.value ?? null;
}

function readDocument(value: unknown, read: Call['readDocument']): AdfNode {
  const document = read(value);
  if (document === undefined) throw new FieldFault('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  return document;
}

function readPriority(priorities: readonly PriorityState[], value: unknown): PriorityState {
  if (!isRecord(value)) throw new FieldFault('The priority selected is invalid.');
  const { id, name } = value;
  const found = priorities.find((candidate) => (id === undefined ? candidate.name === name : candidate.id === id));
  if (found === undefined) throw new FieldFault('The priority selected is invalid.');
  return found;
}

function readAccountId(state: JiraState, value: unknown): string | null {
  if (value === null) return null;
  const accountId = isRecord(value) ? (value['accountId'] ?? value['id']) : undefined;
  if (accountId === null) return null;
  if (!state.people.some((candidate) => candidate.accountId === accountId)) throw new FieldFault('User does not exist.');
  return accountId as string;
}

function person(state: JiraState, accountId: string | null): { value: string | null; text: string | null } {
  return { value: accountId, text: state.people.find((candidate) => candidate.accountId === accountId)?.displayName ?? null };
}
