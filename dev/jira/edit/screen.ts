import { projectOf, statusOf } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import type { IssueState, JiraState, Person, ScreenField } from '../state';

/** What may be edited, and what of it may not be left empty. */
export interface EditScreen {
  fields: ScreenField[];
  requiredFields?: ScreenField[];
}

const NOTHING: EditScreen = { fields: [] };

/**
 * The fields that this person may change on this issue now: on the edit screen of its type, with the permission to
 * edit, and not locked by the workflow. Empty when any of these is missing (Jira Cloud REST v3, "Get edit issue metadata").
 */
export function editScreen(state: JiraState, person: Person | null, issue: IssueState): EditScreen {
  const project = projectOf(state, issue);
  if (!maySeeIssue(state, person, issue) || !hasProjectPermission(person, project, 'EDIT_ISSUES')) return NOTHING;
  if (statusOf(state, issue).properties['jira.issue.editable'] === 'false') return NOTHING;
  const { fields, requiredFields } = project.screens.find((screen) => screen.issueTypeId === issue.issueTypeId) ?? NOTHING;
  const mayAssign = hasProjectPermission(person, project, 'ASSIGN_ISSUES');
  return { fields: fields.filter((field) => mayAssign || field !== 'assignee'), requiredFields };
}
