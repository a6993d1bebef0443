import { PROJECT_SETTINGS_SCHEMA_VERSION, SETTINGS_SCHEMA_VERSION } from './limits';
import type { ProjectSettings } from './project-settings';
import type { Settings } from './settings';

/** Safe to install: nothing is sent, and nothing is proposed for a field with an empty allowlist. */
export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  endpoint: null,
  fields: {
    labels: { enabled: true, minConfidence: 0.7, max: 5 },
    // Measured: at this minimum the endpoint that comes with the project is right nine times in ten (docs/quality.md).
    components: { enabled: true, minConfidence: 0.84, max: 3 },
    priority: { enabled: true, minConfidence: 0.6, overwrite: false, defaultId: null },
  },
  allowlists: { labels: [], components: [], priority: [] },
  evidence: { enabled: true, count: 10 },
  labelMappings: [],
  rules: '',
  maskPersonalData: true,
  sendRestrictedIssues: false,
  language: 'English',
  limits: { perUserPerMinute: 10, perSitePerDay: 1_000 },
  projects: { mode: 'all', keys: [], mayWiden: false },
  dailyCheck: true,
};

/** A project that inherits everything. */
export const INHERITED_SETTINGS: ProjectSettings = {
  schemaVersion: PROJECT_SETTINGS_SCHEMA_VERSION,
  allowlists: { labels: null, components: null, priority: null },
  labelMappings: null,
  rules: null,
};

/** Whether a project has nothing of its own. */
export function isAllInherited(settings: ProjectSettings): boolean {
  return JSON.stringify(settings) === JSON.stringify(INHERITED_SETTINGS);
}
