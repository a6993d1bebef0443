import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readBody } from '../body';
import { requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue, requireIssueWith } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import { issueAddress } from '../shape/issue-address';
import type { IssueState } from '../state';
import { listKeys, readProperty, withoutProperty, withProperty } from './entity-properties';
import { doneByTask } from './tasks';

/** `GET /issue/{key}/properties`. */
export function getIssuePropertyKeys(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  return listKeys(`${issueAddress(call, issue)}/properties`, issue.properties);
}

/** `GET /issue/{key}/properties/{property}`. */
export function getIssueProperty(call: Call): Reply {
  return readProperty(call, requireIssue(call, call.params['key'] ?? '').properties);
}

/** `PUT /issue/{key}/properties/{property}`: 201 when new, 200 when replaced. */
export function putIssueProperty(call: Call): Reply {
  const issue = requireEditableIssue(call);
  const { properties, reply } = withProperty(call, issue.properties);
  issue.properties = properties;
  call.changed();
  return reply;
}

/** `DELETE /issue/{key}/properties/{property}`: 204. */
export function deleteIssueProperty(call: Call): Reply {
  const issue = requireEditableIssue(call);
  issue.properties = withoutProperty(call, issue.properties);
  call.changed();
  return { status: 204 };
}

const filterSchema = z.object({ entityIds: z.array(z.number()).optional(), currentValue: z.unknown().optional() });

/**
 * `DELETE /issue/properties/{property}`: of every issue that the caller sees and may edit, narrowed by id and by value. Jira
 * answers at once with the address of a task; here the task is done by then.
 */
export function deletePropertyOfIssues(call: Call): Reply {
  const { state, params } = call;
  const person = requirePerson(call);
  const { entityIds, currentValue } = readBody(call, filterSchema);
  const key = params['property'] ?? '';
  const eligible = state.issues.filter(
    (issue) =>
      Object.hasOwn(issue.properties, key) &&
      (entityIds === undefined || entityIds.includes(Number(issue.id))) &&
      (currentValue === undefined || isDeepStrictEqual(issue.properties[key], currentValue)) &&
      maySeeIssue(state, person, issue) &&
      hasProjectPermission(person, projectOf(state, issue), 'EDIT_ISSUES'),
  );
  for (const issue of eligible) {
    issue.properties = Object.fromEntries(Object.entries(issue.properties).filter(([name]) => name !== key));
  }
  return doneByTask(call, person, 'Bulk delete of an issue property');
}

function requireEditableIssue(call: Call): IssueState {
  return requireIssueWith(call, 'EDIT_ISSUES', 'You do not have permission to edit issues in this project.').issue;
}
