import type { Settings } from '../contract/settings';
import type { ProfileHead, ProfileStore } from '../profile/store/profile-store';
import { effectiveSettings, withMinimums } from './effective-settings';
import type { SettingsStore, StoredOverrides } from './settings-store';
import { addUsedValues, needsUsage } from './usage/add-used-values';
import { readCurrentUsage, type UsageContext } from './usage/read-current-usage';
import type { StoredUsage, UsageStore } from './usage/usage-store';

/** The settings in force for an issue, and what they come from. */
export interface EffectiveSettings {
  /** The site's, for what no project decides: endpoint, limits, which projects are included. */
  site: Settings;
  /** With the project's own in them. */
  settings: Settings;
  /** The project whose own settings are in them; null: none was named. */
  projectId: string | null;
  overrides: StoredOverrides | null;
  /** What is known to be in use there, where a rule asks for that. */
  usage: StoredUsage | null;
  /** What was learned of it. */
  profile: ProfileHead | null;
}

interface SettingsReader {
  store: Pick<SettingsStore, 'readSettings' | 'readOverrides'> & Pick<UsageStore, 'readUsage'> & Pick<ProfileStore, 'readProfileHead'>;
}

function inForce(site: Settings, usage: StoredUsage | null, overrides: StoredOverrides | null, profile: ProfileHead | null): Settings {
  return withMinimums(effectiveSettings(addUsedValues(site, usage), overrides), profile);
}

/** Reads the site's settings and the project's own in one round, and what is in use there where a rule asks for that. */
export async function readEffectiveSettings({ store }: SettingsReader, projectId: string | null): Promise<EffectiveSettings> {
  const [{ settings: site }, own, profile] = await Promise.all([
    store.readSettings(),
    projectId === null ? null : store.readOverrides(projectId),
    projectId === null ? null : store.readProfileHead(projectId),
  ]);
  const overrides = own?.overrides ?? null;
  const usage = projectId === null || !needsUsage(site) ? null : await store.readUsage(projectId);
  return { site, settings: inForce(site, usage, overrides, profile), projectId, overrides, usage, profile };
}

/**
 * The settings for the project that Jira says the issue is in. That is another one than the platform's
 * context named only when the issue was moved since the page was opened.
 */
export async function settingsInProject(context: SettingsReader, read: EffectiveSettings, projectId: string): Promise<EffectiveSettings> {
  return read.projectId === projectId ? read : readEffectiveSettings(context, projectId);
}

/** The same with the values in use counted anew, where that was long ago: for whoever asks for a suggestion. */
export async function currentSettingsInProject(
  context: SettingsReader & UsageContext,
  read: EffectiveSettings,
  projectId: string,
): Promise<EffectiveSettings> {
  const known = await settingsInProject(context, read, projectId);
  const usage = await readCurrentUsage(context, known.site, { projectId, known: known.usage });
  return usage === known.usage ? known : { ...known, usage, settings: inForce(known.site, usage, known.overrides, known.profile) };
}
