import { requirePerson, type Call, type Reply } from '../call';
import { recordChange } from '../edit/history';
import { readOperations } from '../edit/operations';
import { planFields } from '../edit/plan';
import { editScreen } from '../edit/screen';
import { projectOf, requireIssue } from '../lookup';
import { hasGlobalPermission, hasProjectPermission } from '../permissions';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import type { IssueState } from '../state';
import { issueBean } from './issue';

/** `PUT /issue/{key}`: all or nothing. 204, or 200 with the issue when `returnIssue` asks for it. */
export function putIssue(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  requireMayBeQuiet(call, issue);
  if (call.body === undefined) throw refuse(400, INVALID_PAYLOAD);
  const plans = planFields(call, issue, readOperations(call.body), editScreen(call.state, call.person, issue));
  for (const plan of plans) plan.apply();
  const items = plans.flatMap((plan) => plan.items);
  if (recordChange(call.state, issue, person, call.now, items)) call.changed();
  return call.query.get('returnIssue') === 'true' ? { status: 200, body: issueBean(call, issue) } : { status: 204 };
}

/** Jira lets only administrators of the site or the project suppress notifications. */
function requireMayBeQuiet(call: Call, issue: IssueState): void {
  if (call.query.get('notifyUsers') !== 'false') return;
  const isProjectAdministrator = hasProjectPermission(call.person, projectOf(call.state, issue), 'ADMINISTER_PROJECTS');
  if (isProjectAdministrator || hasGlobalPermission(call.person, 'ADMINISTER')) return;
  throw refuse(403, 'To discard the user notification either admin or project admin permissions are required.');
}
