import { z } from 'zod';
import { readBody } from '../body';
import { ok, requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue, requireIssueWith } from '../lookup';
import { newId } from '../new-id';
import { hasProjectPermission, maySeeIssue, type PermissionKey } from '../permissions';
import { refuse, refuseFields } from '../refusal';
import { commentBean } from '../shape/comment';
import { page } from '../shape/page';
import type { AdfNode, CommentState, IssueState, Person } from '../state';

const bodySchema = z.object({ body: z.unknown().optional() });
const WITHHELD = ['visibility', 'properties'];
const idsSchema = z.object({ ids: z.array(z.number()).min(1).max(1_000) });

/** `POST /issue/{key}/comment`: 201. */
export function addComment(call: Call): Reply {
  const { issue, person } = requireIssueWith(call, 'ADD_COMMENTS', 'You do not have the permission to comment on this issue.');
  const comment: CommentState = { id: newId(call.state), authorAccountId: person.accountId, body: readText(call), created: call.now };
  issue.comments.push(comment);
  touch(call, issue);
  return { status: 201, body: commentBean(call, issue, comment) };
}

/** `GET /issue/{key}/comment/{id}`. */
export function getComment(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  return ok(commentBean(call, issue, requireComment(call, issue)));
}

/** `PUT /issue/{key}/comment/{id}`. */
export function updateComment(call: Call): Reply {
  const { issue, comment, person } = requireOwn(call, 'EDIT_OWN_COMMENTS', 'EDIT_ALL_COMMENTS', 'edit');
  comment.body = readText(call);
  comment.edited = { accountId: person.accountId, at: call.now };
  touch(call, issue);
  return ok(commentBean(call, issue, comment));
}

/** `DELETE /issue/{key}/comment/{id}`: 204. */
export function deleteComment(call: Call): Reply {
  const { issue, comment } = requireOwn(call, 'DELETE_OWN_COMMENTS', 'DELETE_ALL_COMMENTS', 'delete');
  issue.comments = issue.comments.filter(({ id }) => id !== comment.id);
  touch(call, issue);
  return { status: 204 };
}

/** `POST /comment/list`: those of the named comments that the person may see. */
export function listComments(call: Call): Reply {
  const ids = new Set(readBody(call, idsSchema).ids.map(String));
  const found = call.state.issues
    .filter((issue) => maySeeIssue(call.state, call.person, issue))
    .flatMap((issue) => issue.comments.filter(({ id }) => ids.has(id)).map((comment) => commentBean(call, issue, comment)));
  return ok(page(found, { query: call.query, address: `${call.api}/comment/list`, size: 1_000 }));
}

function readText(call: Call): AdfNode {
  const { body } = readBody(call, bodySchema, WITHHELD);
  if (body === undefined || body === null || body === '') throw refuseFields(400, { comment: 'Comment body can not be empty!' });
  const document = call.readDocument(body);
  if (document === undefined) throw refuseFields(400, { comment: 'Comment body is not valid!' });
  return document;
}

function requireComment(call: Call, issue: IssueState): CommentState {
  const id = call.params['id'] ?? '';
  const comment = issue.comments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw refuse(404, `Can not find a comment for the id: ${id}.`);
  return comment;
}

function requireOwn(
  call: Call,
  own: PermissionKey,
  all: PermissionKey,
  verb: string,
): { issue: IssueState; comment: CommentState; person: Person } {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  const comment = requireComment(call, issue);
  const project = projectOf(call.state, issue);
  const isMine = comment.authorAccountId === person.accountId;
  if (!hasProjectPermission(person, project, all) && !(isMine && hasProjectPermission(person, project, own))) {
    throw refuse(400, `You do not have the permission to ${verb} this comment.`);
  }
  return { issue, comment, person };
}

function touch(call: Call, issue: IssueState): void {
  issue.updated = call.now;
  call.changed();
}
