import type { IssueState } from '../state';
import type { View } from '../view';

export function issueAddress(view: View, issue: IssueState): string {
  return `${view.api}/issue/${issue.id}`;
}
