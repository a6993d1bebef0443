import { entryKey, entryName } from '../../contract/allowlist';
import type { InputFault } from '../../contract/error-body';
import type { ProjectSettings } from '../../contract/project-settings';
import type { Settings } from '../../contract/settings';
import { worded } from '../../contract/text';
import { TRIAGE_FIELDS } from '../../contract/triage-field';
import { allowedBySite, exceedingKey } from '../effective-settings';

/** A value of a project's own list that the site's list does not have. */
export interface WiderValue {
  /** Path in the project's settings. */
  path: string;
  name: string;
  /** As {@link exceedingKey} has it. */
  key: string;
  /** Whether it is allowed in the project already. */
  isInForce: boolean;
}

/** Everything that a project's own lists would allow beyond the site's. `inForce`: what the project has now. */
export function widerValues(own: ProjectSettings, site: Settings, inForce: Settings): WiderValue[] {
  return TRIAGE_FIELDS.flatMap((field) => {
    const isOfSite = allowedBySite(site, field);
    const already = new Set(inForce.allowlists[field].map(entryKey));
    return (own.allowlists[field] ?? []).flatMap((entry, index) =>
      isOfSite(entry)
        ? []
        : [
            {
              path: `allowlists.${field}.${index}`,
              name: entryName(entry),
              key: exceedingKey(field, entryKey(entry)),
              isInForce: already.has(entryKey(entry)),
            },
          ],
    );
  });
}

/** What project administrators may not allow by themselves: only what the site allows, or what is in force already. */
export function wideningFaults(wider: WiderValue[]): InputFault[] {
  return wider
    .filter(({ isInForce }) => !isInForce)
    .map(({ path, name }) => ({
      path,
      ...worded('“{name}” is not allowed on this site. A Jira administrator can allow it for this project or for the whole site.', {
        name,
      }),
    }));
}
