import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { historyItem, recordChange } from '../edit/history';
import { projectOf, requireIssue, requireIssueWith, statusOf } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { refuse, refuseFields } from '../refusal';
import { RESOLUTION } from '../shape/resolution';
import { statusBean } from '../shape/status';
import type { HistoryItemState, IssueState, JiraState, StatusState } from '../state';
import type { View } from '../view';

const bodySchema = z.object({
  transition: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
  fields: z.record(z.string(), z.unknown()).default({}),
});

/** `GET /issue/{key}/transitions`: none for those who may not take one. */
export function getTransitions(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const id = call.query.get('transitionId');
  const transitions = transitionsOf(call, issue).filter((transition) => id === null || transition.id === id);
  return ok({ expand: 'transitions', transitions });
}

/** `POST /issue/{key}/transitions`: 204. A status of the category Done resolves the issue, any other one reopens it. */
export function takeTransition(call: Call): Reply {
  const { issue, person } = requireIssueWith(call, 'TRANSITION_ISSUES', 'You do not have permission to transition this issue.');
  const { transition, fields } = readBody(call, bodySchema, ['update', 'historyMetadata', 'properties']);
  const target = reachable(call.state, issue).find(({ id }) => id === transition.id);
  if (target === undefined) throw refuse(400, 'It is not possible to transition this issue: the transition is not valid for its status.');
  const unknown = Object.keys(fields).map((field): [string, string] => [
    field,
    `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`,
  ]);
  if (unknown.length > 0) throw refuseFields(400, Object.fromEntries(unknown));
  const items = moveTo(call, issue, target.status);
  recordChange(call.state, issue, person, call.now, items);
  call.changed();
  return { status: 204 };
}

/** The transitions that this person may take now, without screens or conditions. */
export function transitionsOf(call: Call, issue: IssueState): { id: string; [member: string]: unknown }[] {
  if (!hasProjectPermission(call.person, projectOf(call.state, issue), 'TRANSITION_ISSUES')) return [];
  return reachable(call.state, issue).map(({ id, status }) => transitionBean(call, id, status));
}

/** Jira's simplified workflow: from every status to every other one. */
function reachable(state: JiraState, issue: IssueState): { id: string; status: StatusState }[] {
  return state.statuses
    .map((status, index) => ({ id: String(11 + 10 * index), status }))
    .filter(({ status }) => status.id !== issue.statusId);
}

function transitionBean(view: View, id: string, status: StatusState): { id: string; [member: string]: unknown } {
  return {
    id,
    name: status.name,
    to: statusBean(view, status),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: false,
  };
}

function moveTo({ state, now }: Call, issue: IssueState, status: StatusState): HistoryItemState[] {
  const before = statusOf(state, issue);
  const items = [historyItem('status', 'status', { value: before.id, text: before.name }, { value: status.id, text: status.name })];
  const done = { value: RESOLUTION.id, text: RESOLUTION.name };
  const none = { value: null, text: null };
  if (status.category === 'done' && issue.resolved === null) {
    items.unshift(historyItem('resolution', 'resolution', none, done));
    issue.resolved = now;
  } else if (status.category !== 'done' && issue.resolved !== null) {
    items.unshift(historyItem('resolution', 'resolution', done, none));
    issue.resolved = null;
  }
  issue.statusId = status.id;
  return items;
}
