import { kvs } from '@forge/kvs';
import { TriageError } from '../../contract/triage-error';
import type { StoredKey, UpkeepStore } from '../../reset/upkeep-store';
import { call, callConditionally } from './call';
import { ENTITIES, KEYS, SECRET_KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';

/** What a transaction takes at most (Forge documentation, "Executing KVS transactions"), less the check of the epoch. */
const MOST_DELETED = 24;

/** What Forge gives at most for a query. */
const PAGE_SIZE = 100;

/** The cursor of the first page of revisions, which come after the last page of values. */
const REVISIONS = 'revisions';

async function listRevisions(cursor: string | null): Promise<{ keys: StoredKey[]; next: string | null }> {
  const asked = kvs.entity(ENTITIES.revision).query().index('by-key').limit(PAGE_SIZE);
  const { results, nextCursor } = await call((cursor === null ? asked : asked.cursor(cursor)).getMany());
  return {
    keys: results.map(({ key }) => ({ key, entityName: ENTITIES.revision })),
    next: nextCursor === undefined || nextCursor === '' ? null : `${REVISIONS}${nextCursor}`,
  };
}

function exists({ key, entityName }: StoredKey): Promise<unknown> {
  return call<unknown>(entityName === undefined ? kvs.get(key) : kvs.entity(entityName).get(key));
}

/**
 * Forge storage as a whole, without the record of the installation, where the reset itself is. Secrets cannot be queried:
 * their names are all in `keys.ts`.
 */
export function createUpkeepStore(calls: KvsCalls): UpkeepStore {
  const secrets = Object.values(SECRET_KEYS);
  const { installation } = calls;

  async function deleteTogether(keys: StoredKey[]): Promise<void> {
    const transaction = await installation.guard(kvs.transact());
    for (const { key, entityName } of keys) transaction.delete(key, entityName === undefined ? undefined : { entityName });
    if (await callConditionally(transaction.execute())) return;
    throw new TriageError((await installation.hasEnded()) ? 'CANCELLED' : 'INTERNAL');
  }

  return {
    readReset: async () => (await installation.read()).reset,
    beginReset: (reset) => installation.advance(reset, (transaction) => transaction.delete(KEYS.settingsHead)),
    async writeReset(reset) {
      if (!(await installation.advance(reset))) throw new TriageError('CANCELLED');
    },
    async endReset() {
      if (!(await installation.advance(null))) throw new TriageError('CANCELLED');
    },
    async deleteSecrets() {
      await Promise.all(secrets.map((key) => calls.deleteSecret(key)));
    },
    async countSecrets() {
      const found = await Promise.all(secrets.map((key) => calls.hasSecret(key)));
      return found.filter(Boolean).length;
    },
    async listKeys(cursor) {
      if (cursor?.startsWith(REVISIONS)) return listRevisions(cursor === REVISIONS ? null : cursor.slice(REVISIONS.length));
      const { entries, next } = await calls.query('', cursor);
      return { keys: entries.map(({ key }) => ({ key })), next: next ?? REVISIONS };
    },
    async existingKeys(keys) {
      const found = await Promise.all(keys.map(exists));
      return keys.filter((_key, index) => found[index] !== undefined);
    },
    async deleteKeys(keys) {
      const batches = Array.from({ length: Math.ceil(keys.length / MOST_DELETED) }, (_each, index) =>
        keys.slice(index * MOST_DELETED, (index + 1) * MOST_DELETED),
      );
      await Promise.all(batches.map(deleteTogether));
    },
  };
}
