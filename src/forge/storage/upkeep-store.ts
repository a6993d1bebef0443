import type { UpkeepStore } from '../../reset/upkeep-store';
import { KEYS, SECRET_KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import { resetShape } from './record-shapes';

/** Forge storage as a whole. Secrets cannot be queried: their names are all in `keys.ts`. */
export function createUpkeepStore(calls: KvsCalls): UpkeepStore {
  const secrets = Object.values(SECRET_KEYS);
  return {
    readReset: () => calls.get(KEYS.reset, resetShape),
    writeReset: (reset) => calls.set(KEYS.reset, reset, null),
    deleteReset: () => calls.delete(KEYS.reset),
    deleteSettingsHead: () => calls.delete(KEYS.settingsHead),
    async deleteSecrets() {
      await Promise.all(secrets.map((key) => calls.deleteSecret(key)));
    },
    async countSecrets() {
      const found = await Promise.all(secrets.map((key) => calls.hasSecret(key)));
      return found.filter(Boolean).length;
    },
    async listKeys(cursor) {
      const { entries, next } = await calls.query('', cursor);
      return { keys: entries.map(({ key }) => key).filter((key) => key !== KEYS.reset), next };
    },
    async existingKeys(keys) {
      const found = await Promise.all(keys.map((key) => calls.peek(key)));
      return keys.filter((_key, index) => found[index]?.exists);
    },
    deleteKeys: (keys) => calls.deleteMany(keys),
  };
}
