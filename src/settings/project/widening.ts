import type { InputFault } from '../../contract/error-body';
import type { ProjectSettings } from '../../contract/project-settings';
import type { Settings } from '../../contract/settings';
import { foldName } from '../../contract/fold-name';

type Lists = ProjectSettings['allowlists'];

/** A value of a project's own list that the site's list does not have. */
export interface WiderValue {
  /** Path in the project's settings. */
  path: string;
  name: string;
  /** Whether it is allowed in the project already. */
  isInForce: boolean;
}

const LISTS = ['labels', 'components', 'priority'] as const;

/** Values with what they are compared by: names folded, priorities by id, because their names follow the reader's language. */
function entries(lists: Lists): Record<keyof Lists, { key: string; name: string }[]> {
  const byName = (values: { name: string }[] | null) => (values ?? []).map(({ name }) => ({ key: foldName(name), name }));
  return {
    labels: byName(lists.labels),
    components: byName(lists.components),
    priority: (lists.priority ?? []).map(({ id }) => ({ key: id, name: id })),
  };
}

/** Everything that a project's own lists would allow beyond the site's. `inForce`: what the project has now. */
export function widerValues(own: ProjectSettings, site: Settings, inForce: Settings): WiderValue[] {
  const [wanted, known, present] = [entries(own.allowlists), entries(site.allowlists), entries(inForce.allowlists)];
  return LISTS.flatMap((list) => {
    const ofSite = new Set(known[list].map(({ key }) => key));
    const already = new Set(present[list].map(({ key }) => key));
    return wanted[list].flatMap(({ key, name }, index) =>
      ofSite.has(key) ? [] : [{ path: `allowlists.${list}.${index}`, name, isInForce: already.has(key) }],
    );
  });
}

/** What project administrators may not allow by themselves: only what the site allows, or what is in force already. */
export function wideningFaults(wider: WiderValue[]): InputFault[] {
  return wider
    .filter(({ isInForce }) => !isInForce)
    .map(({ path, name }) => ({
      path,
      message: `“${name}” is not allowed on this site. A Jira administrator can allow it for this project or for the whole site.`,
    }));
}
