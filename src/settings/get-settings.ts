import { assertAdministrator } from '../access/administrator';
import type { Choices } from '../contract/allowlist';
import type { SettingsView } from '../contract/admin';
import { endpointOrigin } from '../contract/endpoint-address';
import type { StoredToken } from '../providers/endpoint-store';
import type { SettingsContext } from './settings-context';
import type { StoredSettings } from './settings-store';

/** Settings as the admin page may see them: of the token only whether there is one, and for where. */
export function settingsView(stored: StoredSettings, token: StoredToken | null, choices: Choices): SettingsView {
  const { endpoint } = stored.settings;
  return {
    ...stored,
    savedAt: stored.savedAt === null ? null : new Date(stored.savedAt).toISOString(),
    hasToken: token !== null && endpoint !== null && token.origin === endpointOrigin(endpoint.baseUrl),
    tokenOrigin: token?.origin ?? null,
    choices,
  };
}

/** @throws TriageError `NOT_PERMITTED` */
export async function getSettings(context: SettingsContext): Promise<SettingsView> {
  await assertAdministrator(context);
  const [stored, token, choices] = await Promise.all([context.store.readSettings(), context.store.readToken(), context.jira.listChoices()]);
  return settingsView(stored, token, choices);
}
