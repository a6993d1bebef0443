import { assertAdministrator } from '../../access/administrator';
import type { Activity } from '../../contract/admin';
import { getActivity } from '../../health/get-activity';
import { runCheck } from './run-check';
import type { TrialContext } from './trial-context';

/** Kept free after the check for reading and answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 4_000;

/** The daily check, now; how it went is in the answer. @throws TriageError `NOT_PERMITTED` */
export async function checkNow(context: TrialContext): Promise<Activity> {
  await assertAdministrator(context);
  await runCheck({ ...context, deadline: context.deadline - TIME_TO_ANSWER_MS });
  return getActivity(context);
}
