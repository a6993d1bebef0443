import { foldName } from '../../../src/contract/fold-name';
import type { ImportedValues } from '../../../src/contract/project-values';
import type { Settings } from '../../../src/contract/settings';
import { FIELD_TRAITS, TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { addEntries } from './list-view';
import { removeNearDuplicates } from './near-duplicates';

export type Allowlists = Settings['allowlists'];

/** A value that was found in Jira, and whether the lists have it already. */
export interface Candidate {
  /** Name, or id of a priority. */
  id: string;
  name: string;
  /** How often it was found; null where that is not counted. */
  count: number | null;
  isKnown: boolean;
}

export type ImportGroup = TriageField;

export const IMPORT_GROUPS = TRIAGE_FIELDS;

export type Picks = Record<ImportGroup, ReadonlySet<string>>;

/** A label on one issue only is more often a slip than a habit. */
const HABIT = 2;

/** What was found, most used first, beside what the lists have. */
export function listCandidates(found: ImportedValues, lists: Allowlists): Record<ImportGroup, Candidate[]> {
  const known = (names: readonly string[]) => new Set(names.map(foldName));
  const labels = known(lists.labels.map(({ name }) => name));
  const components = known(lists.components.map(({ name }) => name));
  const priorities = new Set(lists.priority.map(({ id }) => id));
  return {
    priority: found.priority.map(({ id, name }) => ({ id, name, count: null, isKnown: priorities.has(id) })),
    components: found.components.map(({ name, count }) => ({ id: name, name, count, isKnown: components.has(foldName(name)) })),
    labels: found.labels.map(({ name, count }) => ({ id: name, name, count, isKnown: labels.has(foldName(name)) })),
  };
}

/** What is ticked at first: whatever is new and not nearly there already; of the labels only those in use. */
export function choosePicks(groups: Record<ImportGroup, Candidate[]>): Picks {
  const fresh = (group: ImportGroup) => groups[group].filter(({ isKnown }) => !isKnown);
  const distinct = (group: 'components' | 'labels', atLeast: number) =>
    new Set(
      removeNearDuplicates(
        fresh(group)
          .filter(({ count }) => (count ?? 0) >= atLeast)
          .map(({ name }) => name),
        groups[group].filter(({ isKnown }) => isKnown).map(({ name }) => name),
      ),
    );
  return {
    priority: new Set(fresh('priority').map(({ id }) => id)),
    components: distinct('components', 0),
    labels: distinct('labels', HABIT),
  };
}

/** The lists with what was picked, as far as there is room. */
export function addPicked(
  lists: Allowlists,
  groups: Record<ImportGroup, Candidate[]>,
  picks: Picks,
): { lists: Allowlists; added: number; tooMany: number } {
  const picked = (group: ImportGroup) => groups[group].filter(({ id }) => picks[group].has(id));
  const asEntries = (group: ImportGroup) => picked(group).map(({ name }) => ({ name, description: '' }));
  const labels = addEntries(lists.labels, asEntries('labels'), FIELD_TRAITS.labels.mostListed);
  const components = addEntries(lists.components, asEntries('components'), FIELD_TRAITS.components.mostListed);
  const known = new Set(lists.priority.map(({ id }) => id));
  const priorities = picked('priority')
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, description: '' }));
  return {
    lists: { labels: labels.entries, components: components.entries, priority: [...lists.priority, ...priorities] },
    added: labels.added + components.added + priorities.length,
    tooMany: labels.tooMany + components.tooMany,
  };
}
