import * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { DEFAULT_SETTINGS, isAllInherited } from '../../contract/default-settings';
import { once } from '../../contract/once';
import { projectSettingsSchema } from '../../contract/project-settings';
import { saveOriginSchema, settingsSchema, type SaveOrigin, type Settings } from '../../contract/settings';
import { migrateProjectSettings, migrateSettings } from '../../settings/migrate-settings';
import type { SettingsStore, StoredOverrides } from '../../settings/settings-store';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';
import { createNumberedDocuments } from './numbered-documents';

/** A stored document, before its content is looked at. */
const documentShape = once(() => z.record(z.string(), z.unknown()));

const exceedingShape = once(() => z.array(z.string()));

/** Versions that the page offers to go back to. */
const MOST_LISTED = 50;

/** Versions from before it was noted have none. */
function readOrigin(stored: unknown): SaveOrigin | null {
  const document = documentShape().safeParse(stored);
  const origin = saveOriginSchema().safeParse(document.data?.['origin']);
  return origin.success ? origin.data : null;
}

function readStoredSettings(stored: Record<string, unknown>): { settings: Settings; origin: SaveOrigin | null } | null {
  const settings = settingsSchema().safeParse(migrateSettings(stored['settings']));
  return settings.success ? { settings: settings.data, origin: readOrigin(stored) } : null;
}

function readStoredOverrides(stored: Record<string, unknown>): StoredOverrides | null {
  const settings = projectSettingsSchema().safeParse(migrateProjectSettings(stored['settings']));
  const exceeding = exceedingShape().safeParse(stored['exceeding']);
  return settings.success ? { settings: settings.data, mayExceed: stored['mayExceed'] === true, exceeding: exceeding.data } : null;
}

/** What cannot be read is not: it is to be noticed. */
function hasNothingOfItsOwn(overrides: StoredOverrides | null): boolean {
  return overrides !== null && isAllInherited(overrides.settings);
}

/** Settings of the site and of projects in Forge storage. */
export function createSettingsStore(calls: KvsCalls, clock: Clock): SettingsStore {
  const site = createNumberedDocuments(calls, clock, {
    head: KEYS.settingsHead,
    version: KEYS.settingsVersion,
    read: readStoredSettings,
    damaged: 'settings',
  });
  const project = (projectId: string) =>
    createNumberedDocuments(calls, clock, {
      head: KEYS.projectHead(projectId),
      version: (version) => KEYS.projectVersion(projectId, version),
      read: readStoredOverrides,
      damaged: 'project-settings',
    });

  return {
    async readSettings() {
      const found = await site.read();
      if (found === null) return { version: 0, savedAt: null, settings: DEFAULT_SETTINGS };
      return { version: found.version, savedAt: found.savedAt, settings: found.content.settings };
    },
    async saveSettings(basedOn, settings, origin, prepare) {
      const { version, savedAt } = await site.save(basedOn, { settings, origin }, prepare);
      return { version, savedAt, settings };
    },
    newestSettingsVersion: () => site.newestVersion(),
    async listSettingsVersions() {
      const versions = await site.list(await site.newestVersion(), MOST_LISTED);
      return versions.map(({ stored, ...numbers }) => ({ ...numbers, origin: readOrigin(stored) }));
    },
    async readSettingsVersion(version) {
      return (await site.readVersion(version))?.settings ?? null;
    },
    async readOverrides(projectId) {
      const found = await project(projectId).read();
      if (found === null) return { version: 0, savedAt: null, overrides: null };
      return { version: found.version, savedAt: found.savedAt, overrides: found.content };
    },
    async saveOverrides(projectId, basedOn, overrides) {
      const { version, savedAt } = await project(projectId).save(basedOn, overrides);
      return { version, savedAt, overrides };
    },
    newestOverridesVersion: (projectId) => project(projectId).newestVersion(),
    async listOverrides() {
      const heads = await calls.list(PREFIXES.projectHeads, documentShape);
      return heads
        .map(({ key, value }) => ({ projectId: key.slice(PREFIXES.projectHeads.length), overrides: readStoredOverrides(value) }))
        .filter(({ overrides }) => !hasNothingOfItsOwn(overrides));
    },
  };
}
