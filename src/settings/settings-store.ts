import type { ProjectSettings } from '../contract/project-settings';
import type { SaveOrigin, Settings } from '../contract/settings';

/** Each save of such a document makes the next number. */
export interface Numbered {
  /** 0 when nothing was ever saved. */
  version: number;
  /** Milliseconds since 1970; null when unknown or never. */
  savedAt: number | null;
}

export interface StoredSettings extends Numbered {
  settings: Settings;
}

/** A project's own settings as they are stored. */
export interface StoredOverrides {
  settings: ProjectSettings;
  /** Whether an administrator of the site allowed what the site's lists do not have. */
  mayExceed: boolean;
  /** Which values those are, by field and name. Documents of earlier versions do not say: all are then. */
  exceeding?: string[] | undefined;
}

export interface NumberedOverrides extends Numbered {
  /** Null when nothing was ever saved for the project. */
  overrides: StoredOverrides | null;
}

/**
 * Settings of the site and of projects. What is stored but cannot be read rejects with `INTERNAL` and
 * `details.damaged`; saving over it heals it.
 */
export interface SettingsStore {
  /** The newest settings, or version 0 with the defaults. */
  readSettings(): Promise<StoredSettings>;
  /**
   * Writes `version + 1`, or rejects with `SAVE_CONFLICT` when it exists already. `prepare` is done by whoever got the
   * number, before the settings are in force and anyone can save the next ones.
   */
  saveSettings(basedOn: number, settings: Settings, origin: SaveOrigin, prepare?: () => Promise<void>): Promise<StoredSettings>;
  /** The newest version's number, also when that version cannot be read. */
  newestSettingsVersion(): Promise<number>;
  /** Newest first, 50 at most. Versions that cannot be read are among them. */
  listSettingsVersions(): Promise<(Numbered & { origin: SaveOrigin | null })[]>;
  /** An earlier version, migrated; null when there is none or it cannot be read. */
  readSettingsVersion(version: number): Promise<Settings | null>;
  readOverrides(projectId: string): Promise<NumberedOverrides>;
  /** Writes `version + 1`, or rejects with `SAVE_CONFLICT` when it exists already. */
  saveOverrides(projectId: string, basedOn: number, overrides: StoredOverrides): Promise<NumberedOverrides>;
  newestOverridesVersion(projectId: string): Promise<number>;
  /** What was saved for projects and is not all inherited, by project. `overrides` is null where it cannot be read. */
  listOverrides(): Promise<{ projectId: string; overrides: StoredOverrides | null }[]>;
}
