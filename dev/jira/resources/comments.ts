import { ok, type Call, type Reply } from '../call';
import { requireIssue } from '../lookup';
import { refuse } from '../refusal';
import { commentBean } from '../shape/comment';
import { wholeNumber } from '../shape/page';

/** `GET /issue/{key}/comment`, oldest first unless `orderBy=-created`. */
export function getComments(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const orderBy = call.query.get('orderBy') ?? 'created';
  if (!['created', '+created', '-created'].includes(orderBy.trim()))
    throw refuse(400, `The value '${orderBy}' is not valid for the parameter 'orderBy'.`);
  const ordered = orderBy.startsWith('-') ? [...issue.comments].reverse() : issue.comments;
  const startAt = wholeNumber(call.query, 'startAt', 0);
  const maxResults = wholeNumber(call.query, 'maxResults', 100);
  const comments = ordered.slice(startAt, startAt + maxResults).map((comment) => commentBean(call, issue, comment));
  return ok({ startAt, maxResults, total: issue.comments.length, comments });
}
