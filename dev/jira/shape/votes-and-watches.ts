import type { IssueState } from '../state';
import type { View } from '../view';
import { issueAddress } from './issue-address';

/** Votes as an issue holds them. */
export function votesReference(view: View, issue: IssueState): Record<string, unknown> {
  return {
    self: `${issueAddress(view, issue)}/votes`,
    votes: issue.voterAccountIds?.length ?? 0,
    hasVoted: hasMe(view, issue.voterAccountIds),
  };
}

/** Watchers as an issue holds them. */
export function watchesReference(view: View, issue: IssueState): Record<string, unknown> {
  return {
    self: `${issueAddress(view, issue)}/watchers`,
    watchCount: issue.watcherAccountIds?.length ?? 0,
    isWatching: hasMe(view, issue.watcherAccountIds),
  };
}

function hasMe({ person }: View, accountIds: readonly string[] = []): boolean {
  return person !== null && accountIds.includes(person.accountId);
}
