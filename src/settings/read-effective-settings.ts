import type { Settings } from '../contract/settings';
import { effectiveSettings } from './effective-settings';
import type { SettingsStore } from './settings-store';

/** The settings in force for an issue, and what they come from. */
export interface EffectiveSettings {
  /** The site's, for what no project decides: endpoint, limits, which projects are included. */
  site: Settings;
  /** With the project's own in them. */
  settings: Settings;
  /** The project whose own settings are in them; null: none was named. */
  projectId: string | null;
}

interface SettingsReader {
  store: Pick<SettingsStore, 'readSettings' | 'readOverrides'>;
}

/** Reads the site's settings and the project's own in one round. */
export async function readEffectiveSettings({ store }: SettingsReader, projectId: string | null): Promise<EffectiveSettings> {
  const [site, own] = await Promise.all([store.readSettings(), projectId === null ? null : store.readOverrides(projectId)]);
  return { site: site.settings, settings: effectiveSettings(site.settings, own?.overrides ?? null), projectId };
}

/**
 * The settings for the project that Jira says the issue is in. That is another one than the platform's
 * context named only when the issue was moved since the page was opened.
 */
export async function settingsInProject(context: SettingsReader, read: EffectiveSettings, projectId: string): Promise<EffectiveSettings> {
  return read.projectId === projectId ? read : readEffectiveSettings(context, projectId);
}
