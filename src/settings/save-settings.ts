import { assertAdministrator } from '../access/administrator';
import type { SettingsView, TokenChange } from '../contract/admin';
import type { SaveOrigin, Settings } from '../contract/settings';
import { TriageError } from '../contract/triage-error';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { applyTokenChange } from './apply-token-change';
import { settingsView } from './get-settings';
import type { SiteSettingsContext } from './settings-context';
import { settingsFaults } from './settings-faults';

/** Whether issues were marked until now; settings that cannot be read may have said so. */
async function isMarking({ store }: SiteSettingsContext): Promise<boolean> {
  return store.readSettings().then(
    ({ settings }) => settings.markIssues,
    () => true,
  );
}

/**
 * Saves everything or nothing. The numbered version decides first, so that a saver who lost the race
 * leaves the winner's token alone.
 * @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` with all faults, `SAVE_CONFLICT`
 */
export async function saveSettings(
  context: SiteSettingsContext,
  payload: { version: number; settings: Settings; token: TokenChange; origin: SaveOrigin },
): Promise<SettingsView> {
  await assertAdministrator(context);
  const faults = settingsFaults(payload.settings);
  if (faults.length > 0) throw new TriageError('INVALID_INPUT', { details: { faults } });
  const [stored, wasMarking, newest, choices] = await Promise.all([
    context.store.readToken(),
    isMarking(context),
    // Not the settings themselves: what cannot be read can be saved over.
    context.store.newestSettingsVersion(),
    context.jira.listChoices(),
    assertNotResetting(context),
  ]);
  if (newest !== payload.version) throw new TriageError('SAVE_CONFLICT');
  const token = applyTokenChange(payload.token, stored, payload.settings.endpoint?.baseUrl ?? null);
  // With the number and before the next one, so that of two tokens the later stays.
  const writeToken = payload.token.action === 'keep' ? undefined : () => context.store.writeToken(token);
  const [saved] = await Promise.all([
    context.store.saveSettings(payload.version, payload.settings, payload.origin, writeToken),
    // Made here, so that the first suggestion need not wait for it.
    context.store.ensureInstallationSecret(),
  ]);
  // Marks that nobody keeps up to date would tell something wrong.
  if (wasMarking && !payload.settings.markIssues) await context.allMarks.removeMarks().catch(() => undefined);
  return settingsView(saved, token, choices);
}
