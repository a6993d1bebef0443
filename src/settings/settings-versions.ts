import { assertAdministrator } from '../access/administrator';
import type { SettingsVersion } from '../contract/admin';
import type { Settings } from '../contract/settings';
import { TriageError } from '../contract/triage-error';
import type { SettingsContext } from './settings-context';
import { text } from '../contract/text';

/** Earlier settings, newest first. It works although the newest ones are damaged. @throws TriageError `NOT_PERMITTED` */
export async function listVersions(context: SettingsContext): Promise<{ versions: SettingsVersion[] }> {
  await assertAdministrator(context);
  const versions = await context.store.listSettingsVersions();
  return {
    versions: versions.map(({ version, savedAt, origin }) => ({
      version,
      origin,
      savedAt: savedAt === null ? null : new Date(savedAt).toISOString(),
    })),
  };
}

/** One of them, migrated. @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` when there is none or it cannot be read */
export async function readVersion(context: SettingsContext, payload: { version: number }): Promise<{ settings: Settings }> {
  await assertAdministrator(context);
  const settings = await context.store.readSettingsVersion(payload.version);
  if (settings === null) {
    throw new TriageError('INVALID_INPUT', {
      details: { faults: [{ path: 'version', message: text('This version does not exist or can no longer be read.') }] },
    });
  }
  return { settings };
}
