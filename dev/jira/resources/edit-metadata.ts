import { ok, type Call, type Reply } from '../call';
import { fieldMetadata } from '../edit/field-metadata';
import { editScreen } from '../edit/screen';
import { projectOf, requireIssue } from '../lookup';
import type { IssueState } from '../state';

/** `GET /issue/{key}/editmeta`. */
export function getEditMetadata(call: Call): Reply {
  return ok(editMetadata(call, requireIssue(call, call.params['key'] ?? '')));
}

/** Without the permission to edit, Jira answers with no fields rather than with a refusal. */
export function editMetadata(call: Call, issue: IssueState): { fields: Record<string, unknown> } {
  const project = projectOf(call.state, issue);
  const screen = editScreen(call.state, call.person, issue);
  return { fields: Object.fromEntries(screen.fields.map((field) => [field, fieldMetadata(call, project, field, screen)])) };
}
