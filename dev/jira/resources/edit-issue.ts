import { requirePerson, type Call, type Reply } from '../call';
import { planComponents } from '../edit/components';
import { recordChange } from '../edit/history';
import { planLabels } from '../edit/labels';
import { FieldFault, readOperations, type Operation } from '../edit/operations';
import { editableFields } from '../edit/screen';
import { planAssignee, planDescription, planPriority, planSummary } from '../edit/single-values';
import { projectOf, requireIssue } from '../lookup';
import { hasGlobalPermission, hasProjectPermission } from '../permissions';
import { INVALID_PAYLOAD, refuse, refuseFields } from '../refusal';
import type { HistoryItemState, IssueState, JiraState, ScreenField } from '../state';
import { issueBean } from './issue';

interface Plan {
  apply(): void;
  items: HistoryItemState[];
}

type Planner = (state: JiraState, issue: IssueState, operations: readonly Operation[]) => Plan;

const PLANNERS: Record<ScreenField, Planner> = {
  summary: (_state, issue, operations) => planSummary(issue, operations),
  description: (_state, issue, operations) => planDescription(issue, operations),
  labels: (_state, issue, operations) => planLabels(issue, operations),
  components: (state, issue, operations) => planComponents(issue, projectOf(state, issue), operations),
  priority: planPriority,
  assignee: planAssignee,
};

/** `PUT /issue/{key}`: all or nothing. 204, or 200 with the issue when `returnIssue` asks for it. */
export function putIssue(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  requireMayBeQuiet(call, issue);
  if (call.body === undefined) throw refuse(400, INVALID_PAYLOAD);
  const plans = planAll(call, issue, readOperations(call.body));
  for (const plan of plans) plan.apply();
  const items = plans.flatMap((plan) => plan.items);
  if (recordChange(call.state, issue, person, call.now, items)) call.changed();
  return call.query.get('returnIssue') === 'true' ? { status: 200, body: issueBean(call, issue) } : { status: 204 };
}

/** Every field is checked before any is changed; every fault is told. */
function planAll(call: Call, issue: IssueState, operations: Map<string, Operation[]>): Plan[] {
  const editable: readonly string[] = editableFields(call.state, call.person, issue);
  const errors: Record<string, string> = {};
  const plans: Plan[] = [];
  for (const [field, list] of operations) {
    if (!editable.includes(field)) {
      errors[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
      continue;
    }
    try {
      plans.push(PLANNERS[field as ScreenField](call.state, issue, list));
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
      errors[field] = error.message;
    }
  }
  if (Object.keys(errors).length > 0) throw refuseFields(400, errors);
  return plans;
}

/** Jira lets only administrators of the site or the project suppress notifications. */
function requireMayBeQuiet(call: Call, issue: IssueState): void {
  if (call.query.get('notifyUsers') !== 'false') return;
  const isProjectAdministrator = hasProjectPermission(call.person, projectOf(call.state, issue), 'ADMINISTER_PROJECTS');
  if (isProjectAdministrator || hasGlobalPermission(call.person, 'ADMINISTER')) return;
  throw refuse(403, 'To discard the user notification either admin or project admin permissions are required.');
}
