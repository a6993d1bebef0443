import { DEFAULT_SETTINGS, INHERITED_SETTINGS } from '../contract/default-settings';
import { PROJECT_SETTINGS_SCHEMA_VERSION, SETTINGS_SCHEMA_VERSION } from '../contract/limits';
import { isStored, migrate, renameKey, type MigrationSteps, type Stored } from './migrate';

/** Priorities have their list under the field's name, as the others do. */
function nameListsByField(stored: Stored): Stored {
  return { ...stored, allowlists: renameKey(stored['allowlists'], 'priorities', 'priority') };
}

/** How many values a field may get stands with the field. */
function moveMaximaToFields({ maxLabels, maxComponents, fields, ...rest }: Stored): Stored {
  if (!isStored(fields)) return { ...rest, fields };
  const withMaximum = (field: unknown, max: unknown) => (isStored(field) ? { ...field, max } : field);
  return {
    ...rest,
    fields: { ...fields, labels: withMaximum(fields['labels'], maxLabels), components: withMaximum(fields['components'], maxComponents) },
  };
}

/** What came new gets the value that changes nothing for the site. */
const SITE_STEPS: MigrationSteps = {
  // Version 1 began without evidence; a site that never saved it gets the default.
  1: (stored) => ({
    evidence: DEFAULT_SETTINGS.evidence,
    ...stored,
    projects: DEFAULT_SETTINGS.projects,
    dailyCheck: DEFAULT_SETTINGS.dailyCheck,
  }),
  2: (stored) => moveMaximaToFields(nameListsByField(stored)),
  3: (stored) => ({ ...stored, automatic: DEFAULT_SETTINGS.automatic, thinking: DEFAULT_SETTINGS.thinking }),
  4: (stored) => ({ ...stored, markIssues: DEFAULT_SETTINGS.markIssues }),
};

/** What came new with the triage page changes nothing. */
function addPage(stored: Stored): Stored {
  const { untriaged, onArrival } = INHERITED_SETTINGS;
  return { ...stored, untriaged, onArrival };
}

const PROJECT_STEPS: MigrationSteps = { 1: nameListsByField, 2: addPage };

/** Brings stored or imported settings of the site to the current version, for the schema to check. */
export function migrateSettings(stored: unknown): unknown {
  return migrate(stored, SITE_STEPS, SETTINGS_SCHEMA_VERSION);
}

/** The same for a project's own settings. */
export function migrateProjectSettings(stored: unknown): unknown {
  return migrate(stored, PROJECT_STEPS, PROJECT_SETTINGS_SCHEMA_VERSION);
}
