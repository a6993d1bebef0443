import { ok, requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import type { IssueState } from '../state';

const MAXIMUM_LENGTH = 32_768;

/** `GET /issue/{key}/properties/{property}`. */
export function getIssueProperty(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const name = propertyName(call);
  requireProperty(issue, name);
  return ok({ key: name, value: issue.properties[name] });
}

/** `PUT /issue/{key}/properties/{property}`: 201 when new, 200 when replaced. */
export function putIssueProperty(call: Call): Reply {
  const issue = requireEditableIssue(call);
  const name = propertyName(call);
  if (call.body === undefined || name.length > 255) throw refuse(400, INVALID_PAYLOAD);
  if (JSON.stringify(call.body).length > MAXIMUM_LENGTH)
    throw refuse(400, `The property value is too long. It exceeds ${MAXIMUM_LENGTH} characters.`);
  const status = Object.hasOwn(issue.properties, name) ? 200 : 201;
  issue.properties[name] = call.body;
  call.changed();
  return { status };
}

/** `DELETE /issue/{key}/properties/{property}`. */
export function deleteIssueProperty(call: Call): Reply {
  const issue = requireEditableIssue(call);
  const name = propertyName(call);
  requireProperty(issue, name);
  issue.properties = Object.fromEntries(Object.entries(issue.properties).filter(([key]) => key !== name));
  call.changed();
  return { status: 204 };
}

function propertyName(call: Call): string {
  return call.params['property'] ?? '';
}

function requireProperty(issue: IssueState, name: string): void {
  if (!Object.hasOwn(issue.properties, name)) throw refuse(404, `The property with key '${name}' does not exist.`);
}

function requireEditableIssue(call: Call): IssueState {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  if (!hasProjectPermission(person, projectOf(call.state, issue), 'EDIT_ISSUES')) {
    throw refuse(403, 'You do not have permission to edit issues in this project.');
  }
  return issue;
}
