import type { Call, Reply } from '../call';
import { requireIssue, requireIssueWith } from '../lookup';
import { issueAddress } from '../shape/issue-address';
import type { IssueState } from '../state';
import { listKeys, readProperty, withoutProperty, withProperty } from './entity-properties';

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

function requireEditableIssue(call: Call): IssueState {
  return requireIssueWith(call, 'EDIT_ISSUES', 'You do not have permission to edit issues in this project.').issue;
}
