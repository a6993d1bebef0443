import { TriageError } from '../contract/triage-error';
import type { UpkeepStore } from './upkeep-store';

/** What is saved while everything is being deleted would be deleted too. @throws TriageError `SAVE_CONFLICT` */
export async function assertNotResetting({ store }: { store: Pick<UpkeepStore, 'readReset'> }): Promise<void> {
  if ((await store.readReset()) !== null) throw new TriageError('SAVE_CONFLICT', { details: { isResetting: true } });
}
