import type { CommentState, IssueState, JiraState } from '../state';
import { timestamp } from './timestamp';
import { userBean } from './user';

export function commentBean(state: JiraState, issue: IssueState, comment: CommentState): Record<string, unknown> {
  const author = userBean(state, comment.authorAccountId);
  const created = timestamp(comment.created);
  return {
    self: `${state.site.siteUrl}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author,
    body: comment.body,
    updateAuthor: author,
    created,
    updated: created,
    jsdPublic: true,
  };
}
