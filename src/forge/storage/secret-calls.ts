import { kvs } from '@forge/kvs';
import type * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import { withTimeout } from '../with-timeout';
import { call, isConflict, STORAGE_TIMEOUT_MS } from './call';
import type { Installation } from './installation-record';
import { isRecord, openAs, wrap, type StoredRecord } from './records';

async function createOnce(work: Promise<void>): Promise<boolean> {
  try {
    await withTimeout(work, STORAGE_TIMEOUT_MS, 'INTERNAL');
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}

/**
 * The secret store, whose writes cannot depend on anything. Each secret carries the epoch in which it was written and
 * counts in no other; and whoever wrote one looks afterward whether the epoch has ended, and takes it back.
 */
export function createSecretCalls(installation: Installation, clock: Clock) {
  async function wrapSecret(value: unknown): Promise<StoredRecord> {
    const { epoch, reset } = await installation.read();
    if (reset !== null) throw new TriageError('CANCELLED', { details: { isResetting: true } });
    return { ...wrap({ value, expiresAt: null }), epoch };
  }
  async function takeBackIfLate(key: string): Promise<void> {
    if (!(await installation.hasEnded())) return;
    await call(kvs.deleteSecret(key));
    throw new TriageError('CANCELLED');
  }

  return {
    /** Null when there is none, and when it is damaged or of an earlier epoch. */
    async getSecret<Value>(key: string, shape: () => z.ZodMiniType<Value>): Promise<Value | null> {
      const [stored, { epoch }] = await Promise.all([call(kvs.getSecret(key)), installation.read()]);
      return isRecord(stored) && (stored.epoch ?? null) === epoch ? openAs(stored, shape, clock) : null;
    },
    /** Whether it exists, readable or not. */
    async hasSecret(key: string): Promise<boolean> {
      return (await call(kvs.getSecret(key))) !== undefined;
    },
    /** @throws TriageError `CANCELLED` when a reset is in progress, has begun, or has come and gone */
    async setSecret(key: string, value: unknown): Promise<void> {
      await call(kvs.setSecret(key, await wrapSecret(value)));
      await takeBackIfLate(key);
    },
    /** False when it exists already. @throws TriageError `CANCELLED` like `setSecret` */
    async createSecret(key: string, value: unknown): Promise<boolean> {
      const isMine = await createOnce(kvs.setSecret(key, await wrapSecret(value), { keyPolicy: 'FAIL_IF_EXISTS' }));
      if (isMine) await takeBackIfLate(key);
      return isMine;
    },
    async deleteSecret(key: string): Promise<void> {
      await call(kvs.deleteSecret(key));
    },
  };
}
