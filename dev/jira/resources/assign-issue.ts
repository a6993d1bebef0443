import { z } from 'zod';
import { readBody } from '../body';
import type { Call, Reply } from '../call';
import { recordChange } from '../edit/history';
import { FieldFault } from '../edit/operations';
import { planAssignee } from '../edit/single-values';
import { requireIssueWith } from '../lookup';
import { refuse } from '../refusal';

const bodySchema = z.object({ accountId: z.string().nullable() });

/** `PUT /issue/{key}/assignee`: null for nobody, `-1` for the project's default, which is nobody here. */
export function assignIssue(call: Call): Reply {
  const { issue, person } = requireIssueWith(call, 'ASSIGN_ISSUES', 'You do not have permission to assign issues.');
  const { accountId } = readBody(call, bodySchema);
  try {
    const value = accountId === null || accountId === '-1' ? null : { accountId };
    const plan = planAssignee(call.state, issue, [{ verb: 'set', value }]);
    plan.apply();
    if (recordChange(call.state, issue, person, call.now, plan.items)) call.changed();
  } catch (error) {
    if (error instanceof FieldFault) throw refuse(400, error.message);
    throw error;
  }
  return { status: 204 };
}
