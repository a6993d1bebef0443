import type { CommentState, IssueState } from '../state';
import type { View } from '../view';
import { timestamp } from './timestamp';
import { userBean } from './user';

export function commentBean(view: View, issue: IssueState, comment: CommentState): Record<string, unknown> {
  const author = userBean(view, comment.authorAccountId);
  const created = timestamp(comment.created);
  return {
    self: `${view.api}/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author,
    body: view.showDocument(comment.body),
    updateAuthor: comment.edited === undefined ? author : userBean(view, comment.edited.accountId),
    created,
    updated: comment.edited === undefined ? created : timestamp(comment.edited.at),
    jsdPublic: true,
  };
}
