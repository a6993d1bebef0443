import { assertAdministrator } from '../access/administrator';
import type { ResetView } from '../contract/admin';
import { TriageError } from '../contract/triage-error';
import { isStalled, resetView, type ResetContext } from './reset-view';
import { RESET_QUEUE, resetEvent } from './run-reset';
import type { StoredReset } from './upkeep-store';

/**
 * Begins to delete everything that the app ever stored, or continues with a reset that came to a halt. From
 * the first moment nothing can be saved and nothing is sent: settings and secrets go at once, the rest
 * in the background. It works although the settings are damaged.
 * @throws TriageError `NOT_PERMITTED`, `SAVE_CONFLICT` when somebody else began it at the same moment
 */
export async function startReset(context: ResetContext): Promise<ResetView> {
  await assertAdministrator(context);
  const { store, clock } = context;
  const earlier = await store.readReset();
  if (earlier !== null && !isStalled(earlier, clock())) return resetView(context, earlier);
  const now = clock();
  const { startedAt, deleted, step } = earlier ?? { startedAt: now, deleted: 0, step: 0 };
  const reset: StoredReset = { startedAt, deleted, step: step + 1, delaySeconds: 0, pass: 'sweep', progressAt: now };
  if (!(await store.beginReset(reset))) throw new TriageError('SAVE_CONFLICT', { details: { isResetting: true } });
  await store.deleteSecrets();
  await context.queue.push(RESET_QUEUE, resetEvent(reset), 0);
  return resetView(context, reset);
}
