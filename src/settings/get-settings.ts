import { assertAdministrator } from '../access/administrator';
import type { SettingsView } from '../contract/admin';
import { endpointOrigin } from '../contract/endpoint-address';
import type { FieldValue } from '../contract/triage-field';
import type { StoredToken } from '../providers/endpoint-store';
import type { SettingsContext } from './settings-context';
import type { StoredSettings } from './settings-store';

/** Settings as the admin page may see them: of the token only whether there is one, and for where. */
export function settingsView(stored: StoredSettings, token: StoredToken | null, priorities: FieldValue[]): SettingsView {
  const { endpoint } = stored.settings;
  return {
    ...stored,
    savedAt: stored.savedAt === null ? null : new Date(stored.savedAt).toISOString(),
    hasToken: token !== null && endpoint !== null && token.origin === endpointOrigin(endpoint.baseUrl),
    tokenOrigin: token?.origin ?? null,
    priorities,
  };
}

/** @throws TriageError `NOT_PERMITTED` */
export async function getSettings(context: SettingsContext): Promise<SettingsView> {
  await assertAdministrator(context);
  const [stored, token, priorities] = await Promise.all([
    context.store.readSettings(),
    context.store.readToken(),
    context.jira.listPriorities(),
  ]);
  return settingsView(stored, token, priorities);
}
