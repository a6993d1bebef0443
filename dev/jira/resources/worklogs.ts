import { z } from 'zod';
import { readBody } from '../body';
import { ok, requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue, requireIssueWith } from '../lookup';
import { newId } from '../new-id';
import { hasProjectPermission, maySeeIssue, type PermissionKey } from '../permissions';
import { refuse, refuseFields } from '../refusal';
import { wholeNumber } from '../shape/page';
import { readDuration, worklogBean } from '../shape/worklog';
import type { AdfNode, IssueState, WorklogState } from '../state';

const bodySchema = z.object({
  comment: z.unknown().optional(),
  started: z.string().optional(),
  timeSpent: z.string().optional(),
  timeSpentSeconds: z.number().int().positive().optional(),
});
const WITHHELD = ['visibility', 'properties'];
const idsSchema = z.object({ ids: z.array(z.number()).max(1_000) });

/** `GET /issue/{key}/worklog`, oldest first, from `startedAfter` to `startedBefore` in milliseconds since 1970. */
export function getWorklogs(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const startAt = wholeNumber(call.query, 'startAt', 0);
  const maxResults = wholeNumber(call.query, 'maxResults', 5_000);
  const after = Number(call.query.get('startedAfter') ?? Number.NEGATIVE_INFINITY);
  const before = Number(call.query.get('startedBefore') ?? Number.POSITIVE_INFINITY);
  const found = (issue.worklogs ?? []).filter(({ started }) => started >= after && started < before);
  const worklogs = found.slice(startAt, startAt + maxResults).map((worklog) => worklogBean(call, issue, worklog));
  return ok({ startAt, maxResults, total: found.length, worklogs });
}

/** `POST /issue/{key}/worklog`: 201. */
export function addWorklog(call: Call): Reply {
  const { issue, person } = requireIssueWith(
    call,
    'WORK_ON_ISSUES',
    'You do not have the permission to associate a worklog to this issue.',
  );
  const { started, seconds, comment } = readWorklog(call);
  if (seconds === undefined) throw refuseFields(400, { timeLogged: 'You must indicate the time spent working.' });
  const worklog: WorklogState = {
    id: newId(call.state),
    authorAccountId: person.accountId,
    comment: comment ?? null,
    started: started ?? call.now,
    seconds,
    created: call.now,
    updated: call.now,
  };
  issue.worklogs = [...(issue.worklogs ?? []), worklog];
  call.changed();
  return { status: 201, body: worklogBean(call, issue, worklog) };
}

/** `GET /issue/{key}/worklog/{id}`. */
export function getWorklog(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  return ok(worklogBean(call, issue, requireWorklog(call, issue)));
}

/** `PUT /issue/{key}/worklog/{id}`: what is not named stays. */
export function updateWorklog(call: Call): Reply {
  const { issue, worklog } = requireOwn(call, 'EDIT_OWN_WORKLOGS', 'EDIT_ALL_WORKLOGS', 'edit');
  const { started = worklog.started, seconds = worklog.seconds, comment = worklog.comment } = readWorklog(call);
  Object.assign(worklog, { started, seconds, comment, updated: call.now });
  call.changed();
  return ok(worklogBean(call, issue, worklog));
}

/** `DELETE /issue/{key}/worklog/{id}`: 204. */
export function deleteWorklog(call: Call): Reply {
  const { issue, worklog } = requireOwn(call, 'DELETE_OWN_WORKLOGS', 'DELETE_ALL_WORKLOGS', 'delete');
  issue.worklogs = (issue.worklogs ?? []).filter(({ id }) => id !== worklog.id);
  call.changed();
  return { status: 204 };
}

/** `GET /worklog/updated?since=`: what was written since then, in milliseconds since 1970; all at once. */
export function getUpdatedWorklogs(call: Call): Reply {
  requirePerson(call);
  const since = wholeNumber(call.query, 'since', 0, 16);
  const values = call.state.issues
    .flatMap(({ worklogs = [] }) => worklogs)
    .filter(({ updated }) => updated >= since)
    .sort((one, other) => one.updated - other.updated)
    .map(({ id, updated }) => ({ worklogId: Number(id), updatedTime: updated, properties: [] }));
  return ok({
    values,
    since,
    until: values.at(-1)?.updatedTime ?? since,
    self: `${call.api}/worklog/updated?since=${since}`,
    lastPage: true,
  });
}

/** `POST /worklog/list`: those of the named worklogs that the person may see. */
export function listWorklogs(call: Call): Reply {
  const ids = new Set(readBody(call, idsSchema).ids.map(String));
  const visible = call.state.issues.filter((issue) => maySeeIssue(call.state, call.person, issue));
  return ok(
    visible.flatMap((issue) => (issue.worklogs ?? []).filter(({ id }) => ids.has(id)).map((worklog) => worklogBean(call, issue, worklog))),
  );
}

function readWorklog(call: Call): { started?: number; seconds?: number; comment?: AdfNode } {
  const { comment, started, timeSpent, timeSpentSeconds } = readBody(call, bodySchema, WITHHELD);
  const moment = started === undefined ? undefined : Date.parse(started.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(moment))
    throw refuseFields(400, { started: 'Invalid date format. Please enter the date in the format "yyyy-MM-dd\'T\'HH:mm:ss.SSSZ".' });
  const seconds = timeSpentSeconds ?? (timeSpent === undefined ? undefined : readDuration(timeSpent));
  if (timeSpent !== undefined && seconds === undefined) throw refuseFields(400, { timeLogged: 'Invalid time duration entered.' });
  if (comment === undefined || comment === null) return { started: moment, seconds };
  const document = call.readDocument(comment);
  if (document === undefined) throw refuseFields(400, { comment: 'Comment body is not valid!' });
  return { started: moment, seconds, comment: document };
}

function requireWorklog(call: Call, issue: IssueState): WorklogState {
  const id = call.params['id'] ?? '';
  const worklog = (issue.worklogs ?? []).find((candidate) => candidate.id === id);
  if (worklog === undefined) throw refuse(404, `Cannot find worklog with id: '${id}'.`);
  return worklog;
}

function requireOwn(call: Call, own: PermissionKey, all: PermissionKey, verb: string): { issue: IssueState; worklog: WorklogState } {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  const worklog = requireWorklog(call, issue);
  const project = projectOf(call.state, issue);
  const isMine = worklog.authorAccountId === person.accountId;
  if (!hasProjectPermission(person, project, all) && !(isMine && hasProjectPermission(person, project, own))) {
    throw refuse(400, `You do not have the permission to ${verb} this worklog.`);
  }
  return { issue, worklog };
}
