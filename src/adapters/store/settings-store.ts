import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../contract/settings';
import { migrateSettings } from '../../contract/migrate-settings';
import { TriageError } from '../../errors/triage-error';
import type { StoredSettings } from '../../ports/store-port';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';

function parse(stored: StoredSettings | null): StoredSettings {
  if (stored === null) return { version: 0, settings: DEFAULT_SETTINGS };
  const settings = settingsSchema.safeParse(migrateSettings(stored.settings));
  if (!settings.success) throw new TriageError('INTERNAL', { cause: settings.error });
  return { version: stored.version, settings: settings.data };
}

/**
 * Settings are numbered: each save creates the next number, which only one saver can. The head is a
 * copy of the newest one, so that reading them is a single call.
 */
export function createSettingsStore(calls: KvsCalls) {
  const readVersion = (version: number) => calls.get<StoredSettings>(KEYS.settingsVersion(version));

  /** A saver that was killed, or overtaken, between its two writes leaves the head behind: moves it on. */
  async function advanceHead(version: number): Promise<void> {
    for (let next = await readVersion(version + 1); next !== null; next = await readVersion(next.version + 1)) {
      await calls.set(KEYS.settingsHead, next, null);
    }
  }

  return {
    async readSettings(): Promise<StoredSettings> {
      return parse(await calls.get<StoredSettings>(KEYS.settingsHead));
    },
    async saveSettings(basedOn: number, settings: Settings): Promise<StoredSettings> {
      const next: StoredSettings = { version: basedOn + 1, settings };
      if (!(await calls.create(KEYS.settingsVersion(next.version), next, null))) {
        await advanceHead(basedOn);
        throw new TriageError('SAVE_CONFLICT');
      }
      await calls.set(KEYS.settingsHead, next, null);
      await advanceHead(next.version);
      return next;
    },
  };
}
