import { issueTypeOf, projectOf, statusOf } from '../lookup';
import { APP_ACCOUNT } from '../permissions';
import type { IssueState } from '../state';
import type { View } from '../view';
import { issueTypeBean } from './issue-type';
import { projectReference } from './project';
import { statusBean } from './status';
import { timestamp } from './timestamp';

/** Jira's event for an issue that was created (Atlassian documentation, "Jira events", October 2025). */
export interface IssueCreated {
  eventType: 'avi:jira:created:issue';
  issue: { id: string; key: string; fields: Record<string, unknown> };
  atlassianId: string;
  associatedUsers: { associatedUsers: { accountId: string }[] };
  /** Whether the app itself created it. */
  selfGenerated: boolean;
}

export function issueCreated(view: View, issue: IssueState): IssueCreated {
  const { state } = view;
  const accountId = view.person?.accountId ?? issue.reporterAccountId;
  const who = (id: string | null): object | null => (id === null ? null : { accountId: id });
  return {
    eventType: 'avi:jira:created:issue',
    issue: {
      id: issue.id,
      key: issue.key,
      fields: {
        summary: issue.summary,
        issuetype: issueTypeBean(view, issueTypeOf(state, issue)),
        project: projectReference(view, projectOf(state, issue)),
        creator: { accountId },
        reporter: who(issue.reporterAccountId),
        assignee: who(issue.assigneeAccountId),
        created: timestamp(issue.created),
        updated: timestamp(issue.updated),
        status: statusBean(view, statusOf(state, issue)),
      },
    },
    atlassianId: accountId,
    associatedUsers: { associatedUsers: [{ accountId }] },
    selfGenerated: accountId === APP_ACCOUNT,
  };
}
