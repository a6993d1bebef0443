import { changeLists, entryKey, type AllowlistEntry } from '../../contract/allowlist';
import { foldName } from '../../contract/fold-name';
import type { Settings } from '../../contract/settings';
import { FIELD_TRAITS, TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import type { StoredUsage } from './usage-store';

/** Whether a rule of the site has to know what the issues of a project have. */
export function needsUsage(site: Settings): boolean {
  return TRIAGE_FIELDS.some((field) => site.fields[field].enabled && site.automatic[field].enabled && 'atLeast' in site.automatic[field]);
}

function usedEntries({ allowlists, automatic }: Settings, field: TriageField, usage: StoredUsage): AllowlistEntry[] {
  const rule = automatic[field];
  if (!rule.enabled || !('atLeast' in rule)) return [];
  const settled = new Set([...allowlists[field].map(entryKey), ...rule.except.map(foldName)]);
  return (usage.values[field] ?? [])
    .filter(({ name, count }) => count >= rule.atLeast && !settled.has(foldName(name)))
    .map(({ name }) => ({ name, description: '' }));
}

/**
 * The site's settings as they are in one project, with what its rules find among the values in use there: after
 * what an administrator listed, the most used first, as far as the list has room.
 * @param usage null where it is not known, which leaves the lists alone
 */
export function addUsedValues(site: Settings, usage: StoredUsage | null): Settings {
  if (usage === null || !needsUsage(site)) return site;
  const allowlists = changeLists(site.allowlists, (field) =>
    [...site.allowlists[field], ...usedEntries(site, field, usage)].slice(0, FIELD_TRAITS[field].mostListed),
  );
  return { ...site, allowlists };
}
