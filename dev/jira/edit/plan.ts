import type { Call } from '../call';
import { fieldName } from '../fields';
import { projectOf } from '../lookup';
import { refuseFields } from '../refusal';
import type { IssueState, ScreenField } from '../state';
import { planComponents } from './components';
import { planLabels } from './labels';
import { FieldFault, type Operation, type Plan } from './operations';
import type { EditScreen } from './screen';
import { planAssignee, planDescription, planPriority, planSummary } from './single-values';

type Planner = (call: Call, issue: IssueState, operations: readonly Operation[]) => Plan;

const PLANNERS: Record<ScreenField, Planner> = {
  summary: (_call, issue, operations) => planSummary(issue, operations),
  description: (call, issue, operations) => planDescription(issue, operations, call.readDocument),
  labels: (_call, issue, operations) => planLabels(issue, operations),
  components: ({ state }, issue, operations) => planComponents(issue, projectOf(state, issue), operations),
  priority: ({ state }, issue, operations) => planPriority(state, projectOf(state, issue), issue, operations),
  assignee: ({ state }, issue, operations) => planAssignee(state, issue, operations),
};

/**
 * Every field is checked before any is changed; every fault is told. Of required fields only those that are named are
 * looked at, and one that is empty already stays so: that Jira does the same when an issue is edited is a guess.
 */
export function planFields(
  call: Call,
  issue: IssueState,
  operations: ReadonlyMap<string, Operation[]>,
  { fields, requiredFields = [] }: EditScreen,
): Plan[] {
  const errors: Record<string, string> = {};
  const plans: Plan[] = [];
  for (const [name, list] of operations) {
    const field = fields.find((candidate) => candidate === name);
    if (field === undefined) {
      errors[name] = `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
      continue;
    }
    try {
      const plan = PLANNERS[field](call, issue, list);
      if (plan.leavesEmpty && requiredFields.includes(field)) errors[name] = `${fieldName(field)} is required.`;
      else plans.push(plan);
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
      errors[name] = error.message;
    }
  }
  if (Object.keys(errors).length > 0) throw refuseFields(400, errors);
  return plans;
}
