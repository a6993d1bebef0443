import type { Call, Reply } from '../call';
import { requireIssueWith } from '../lookup';

/** `DELETE /issue/{key}`, with everything that hangs on it. This Jira has no subtasks for `deleteSubtasks`. */
export function deleteIssue(call: Call): Reply {
  const { issue } = requireIssueWith(call, 'DELETE_ISSUES', 'You do not have permission to delete issues in this project.');
  const { state } = call;
  state.issues = state.issues.filter(({ id }) => id !== issue.id);
  state.issueLinks = state.issueLinks?.filter(({ sourceId, targetId }) => sourceId !== issue.id && targetId !== issue.id);
  call.changed();
  return { status: 204 };
}
