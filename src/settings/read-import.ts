import { assertAdministrator } from '../access/administrator';
import type { InputFault } from '../contract/error-body';
import { inputFaults } from '../contract/input-faults';
import { SETTINGS_SCHEMA_VERSION } from '../contract/limits';
import { projectSettingsSchema, type ExportedProject } from '../contract/project-settings';
import { settingsSchema, type Settings } from '../contract/settings';
import { TriageError } from '../contract/triage-error';
import { migrateProjectSettings, migrateSettings } from './migrate-settings';
import type { SettingsContext } from './settings-context';
import { projectSettingsFaults, settingsFaults } from './settings-faults';
import { text } from '../contract/text';

/** What an export calls itself. */
const PRODUCT = 'auto-triage-ai';

function refuse(faults: InputFault[]): never {
  throw new TriageError('INVALID_INPUT', { details: { faults } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseText(exported: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(exported);
  } catch {
    return refuse([{ path: 'text', message: text('This is not JSON. Paste the entire export, from its first character to its last.') }]);
  }
  return isRecord(parsed) ? parsed : refuse([{ path: 'text', message: text('This is not an export from Auto-Triage AI.') }]);
}

/** The settings in an export, and those of projects by key; or the text as a whole where it is settings already. */
function partsOf(exported: string): { settings: unknown; projects: unknown } {
  const parsed = parseText(exported);
  if (!('product' in parsed)) return { settings: parsed, projects: {} };
  if (parsed['product'] !== PRODUCT) refuse([{ path: 'product', message: text('This is an export from another product.') }]);
  return { settings: parsed['settings'], projects: parsed['projects'] ?? {} };
}

/** Each project's own settings, checked like those that are saved. */
function readProjects(projects: unknown, site: Settings): ExportedProject[] {
  if (!isRecord(projects)) return refuse([{ path: 'projects', message: text('This is not an export from Auto-Triage AI.') }]);
  const read = Object.entries(projects).map(([key, stored]) => ({
    key,
    parsed: projectSettingsSchema().safeParse(migrateProjectSettings(stored)),
  }));
  const faults = read.flatMap(({ key, parsed }) =>
    (parsed.success ? projectSettingsFaults(site, parsed.data) : inputFaults(parsed.error)).map((fault) => ({
      ...fault,
      path: `projects.${key.slice(0, 100)}.${fault.path}`,
    })),
  );
  if (faults.length > 0) refuse(faults);
  return read.flatMap(({ key, parsed }) => (parsed.success ? [{ key, settings: parsed.data }] : []));
}

function assertKnownVersion(settings: unknown): void {
  const version = isRecord(settings) ? settings['schemaVersion'] : undefined;
  if (typeof version === 'number' && version > SETTINGS_SCHEMA_VERSION) {
    refuse([{ path: 'schemaVersion', message: text('This was exported from a newer version of Auto-Triage AI. Update the app first.') }]);
  }
}

/**
 * Reads settings that were pasted; nothing is saved. A token cannot be in them: the schema has no place
 * for one and refuses what it does not know.
 * @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` with the path of each fault
 */
export async function readImport(
  context: SettingsContext,
  payload: { text: string },
): Promise<{ settings: Settings; projects: ExportedProject[] }> {
  await assertAdministrator(context);
  const imported = partsOf(payload.text);
  assertKnownVersion(imported.settings);
  const parsed = settingsSchema().safeParse(migrateSettings(imported.settings));
  if (!parsed.success) refuse(inputFaults(parsed.error));
  const faults = settingsFaults(parsed.data);
  if (faults.length > 0) refuse(faults);
  return { settings: parsed.data, projects: readProjects(imported.projects, parsed.data) };
}
