import { projectOf, statusOf } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import type { IssueState, JiraState, Person, ScreenField } from '../state';

/**
 * The fields that this person may change on this issue now: on the edit screen of its type, with the permission to
 * edit, and not locked by the workflow. Empty when any of these is missing (Jira Cloud REST v3, "Get edit issue metadata").
 */
export function editableFields(state: JiraState, person: Person | null, issue: IssueState): ScreenField[] {
  const project = projectOf(state, issue);
  if (!maySeeIssue(state, person, issue) || !hasProjectPermission(person, project, 'EDIT_ISSUES')) return [];
  if (statusOf(state, issue).properties['jira.issue.editable'] === 'false') return [];
  const fields = project.screens.find((screen) => screen.issueTypeId === issue.issueTypeId)?.fields ?? [];
  return hasProjectPermission(person, project, 'ASSIGN_ISSUES') ? fields : fields.filter((field) => field !== 'assignee');
}
