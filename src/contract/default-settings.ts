import { PROJECT_SETTINGS_SCHEMA_VERSION, SETTINGS_SCHEMA_VERSION } from './limits';
import type { ProjectSettings } from './project-settings';
import type { Settings } from './settings';
import { byField, FIELD_TRAITS, type Eagerness } from './triage-field';

/** The settings of the fields on a site that has saved none, with the minimums of a choice. */
function fieldsAt(eagerness: Eagerness): Settings['fields'] {
  return byField((field) => ({
    enabled: true,
    ...FIELD_TRAITS[field].initial,
    minConfidence: FIELD_TRAITS[field].minimums[eagerness],
  })) as Settings['fields'];
}

/** Safe to install: nothing is sent, and nothing is proposed for a field with an empty allowlist. */
export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  endpoint: null,
  thinking: 'automatic',
  fields: fieldsAt('balanced'),
  allowlists: byField(() => []),
  automatic: byField((field) => ({
    enabled: false,
    except: [],
    ...(FIELD_TRAITS[field].foundIn === 'issues' ? { atLeast: 3 } : {}),
  })) as Settings['automatic'],
  evidence: { enabled: true, count: 10 },
  labelMappings: [],
  rules: '',
  maskPersonalData: true,
  sendRestrictedIssues: false,
  language: 'English',
  limits: { perUserPerMinute: 30, perSitePerDay: 1_000 },
  projects: { mode: 'all', keys: [], mayWiden: false },
  dailyCheck: true,
  markIssues: false,
};

/** A project that inherits everything. */
export const INHERITED_SETTINGS: ProjectSettings = {
  schemaVersion: PROJECT_SETTINGS_SCHEMA_VERSION,
  allowlists: byField(() => null),
  labelMappings: null,
  rules: null,
  untriaged: null,
  onArrival: false,
};

/** Whether a project has nothing of its own. */
export function isAllInherited(settings: ProjectSettings): boolean {
  return JSON.stringify(settings) === JSON.stringify(INHERITED_SETTINGS);
}
