import { changeLists, entryKey, entryName, type AllowlistEntry } from '../contract/allowlist';
import { INHERITED_SETTINGS } from '../contract/default-settings';
import { foldName } from '../contract/fold-name';
import type { InheritableSettings, ProjectSettings } from '../contract/project-settings';
import type { Settings } from '../contract/settings';
import { byField, TRIAGE_FIELDS, type TriageField } from '../contract/triage-field';
import type { ProfileHead } from '../profile/store/profile-store';
import { isAllowedByRule } from '../fields/allowed-values';
import type { StoredOverrides } from './settings-store';

/** Names a value that a project may have although the site's list does not. */
export function exceedingKey(field: TriageField, key: string): string {
  return `${field}:${key}`;
}

/** Names of what a project may have in place of the site's. */
const INHERITABLE = Object.keys(INHERITED_SETTINGS).filter(
  (name) => !['schemaVersion', 'untriaged', 'onArrival'].includes(name),
) as (keyof InheritableSettings)[];

/** The part of the site's settings that a project may replace. */
export function inheritableSettings(site: Settings): InheritableSettings {
  return Object.fromEntries(INHERITABLE.map((name) => [name, site[name]])) as InheritableSettings;
}

/** What a project has of its own, without what it inherits. Its lists are looked at one by one. */
function ownSettings(settings: ProjectSettings): Partial<Omit<InheritableSettings, 'allowlists'>> {
  return Object.fromEntries(INHERITABLE.filter((name) => settings[name] !== null).map((name) => [name, settings[name]]));
}

/** What the site allows for a field, by its list or by a rule. */
export function allowedBySite(site: Settings, field: TriageField): (entry: AllowlistEntry) => boolean {
  const listed = new Set(site.allowlists[field].map(entryKey));
  return (entry) => {
    const name = entryName(entry);
    return listed.has(entryKey(entry)) || isAllowedByRule(site, field, { id: name, name });
  };
}

/**
 * The settings in force in a project: a list of its own replaces the site's whole, and its rule. Unless an
 * administrator of the site widened it, or the site permits widening, it only ever narrows: what left
 * the site's list since has left the project's too. What an administrator of the site allowed beyond it are those values
 * alone that the site did not have at the time.
 */
export function effectiveSettings(site: Settings, overrides: StoredOverrides | null): Settings {
  if (overrides === null) return site;
  const { allowlists } = overrides.settings;
  const own = ownSettings(overrides.settings);
  const { mayExceed, exceeding } = overrides;
  const isAllAllowed = site.projects.mayWiden || (mayExceed && exceeding === undefined);
  const mayStay = new Set(mayExceed ? exceeding : []);
  const inForce = changeLists(site.allowlists, (field) => {
    const list: readonly AllowlistEntry[] | null = allowlists[field];
    if (list === null || isAllAllowed) return list ?? site.allowlists[field];
    const isOfSite = allowedBySite(site, field);
    return list.filter((entry) => isOfSite(entry) || mayStay.has(exceedingKey(field, entryKey(entry))));
  });
  const allowed = new Set(inForce.labels.map(entryKey));
  return {
    ...site,
    ...own,
    allowlists: inForce,
    automatic: TRIAGE_FIELDS.reduce(
      (all, field) => (allowlists[field] === null ? all : { ...all, [field]: { ...all[field], enabled: false } }),
      site.automatic,
    ),
    // A mapping to a label that is not allowed here would propose nothing.
    labelMappings: (own.labelMappings ?? site.labelMappings).filter(({ to }) => allowed.has(foldName(to))),
  };
}

/** The settings with the minimums that were chosen for a project by what was learned of it, in place of the site's. */
export function withMinimums(settings: Settings, profile: Pick<ProfileHead, 'minimums'> | null): Settings {
  if (profile === null || Object.keys(profile.minimums).length === 0) return settings;
  const ownOf = (field: TriageField) => ({
    ...settings.fields[field],
    minConfidence: profile.minimums[field]?.minConfidence ?? settings.fields[field].minConfidence,
  });
  return { ...settings, fields: byField(ownOf) as Settings['fields'] };
}

/** Whether the site lets the app work in the project with this key. */
export function isProjectIncluded(site: Settings, projectKey: string): boolean {
  return site.projects.mode === 'all' || site.projects.keys.includes(projectKey);
}
