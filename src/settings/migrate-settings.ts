import { DEFAULT_SETTINGS } from '../contract/default-settings';
import { SETTINGS_SCHEMA_VERSION } from '../contract/limits';

type Stored = Record<string, unknown>;

/** From each version to the next: what came new gets the value that changes nothing for the site. */
const STEPS: Record<number, (stored: Stored) => Stored> = {
  // Version 1 began without evidence; a site that never saved it gets the default.
  1: (stored) => ({
    evidence: DEFAULT_SETTINGS.evidence,
    ...stored,
    projects: DEFAULT_SETTINGS.projects,
    dailyCheck: DEFAULT_SETTINGS.dailyCheck,
  }),
};

/**
 * Brings stored or imported settings to the present version, step by step. What is no object, or of a
 * version that this app does not know, comes back as it is, for the schema to refuse.
 */
export function migrateSettings(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  let current = stored as Stored;
  for (let version = Number(current['schemaVersion']); version < SETTINGS_SCHEMA_VERSION; version += 1) {
    const step = STEPS[version];
    if (step === undefined) return stored;
    current = { ...step(current), schemaVersion: version + 1 };
  }
  return current;
}
