import { changeLists, entryKey, toEntry, valueKey, type AllowlistEntry, type Allowlists } from '../../../src/contract/allowlist';
import type { ImportedValue, ImportedValues } from '../../../src/contract/project-values';
import { byField, FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { addEntries } from './list-view';
import { removeNearDuplicates } from './near-duplicates';

/** A value that was found in Jira, and whether the lists have it already. */
export type Candidate = ImportedValue & { isKnown: boolean };

export type Candidates = Record<TriageField, Candidate[]>;

/** Ids of what is ticked. */
export type Picks = Record<TriageField, ReadonlySet<string>>;

/** A value on one issue only is more often a slip than a habit. */
const HABIT = 2;

/** What was found, beside what the lists have. */
export function listCandidates({ values }: ImportedValues, lists: Allowlists): Candidates {
  return byField((field) => {
    const known = new Set(lists[field].map(entryKey));
    return values[field].map((value) => ({ ...value, isKnown: known.has(valueKey(field, value)) }));
  });
}

/** What is ticked at first: whatever is new and not nearly there already; of what is only in use, what is used often. */
export function choosePicks(candidates: Candidates): Picks {
  return byField((field) => {
    const atLeast = FIELD_TRAITS[field].foundIn === 'issues' ? HABIT : 0;
    const known = candidates[field].filter(({ isKnown }) => isKnown).map(({ name }) => name);
    const fresh = candidates[field].filter(({ isKnown, count }) => !isKnown && count >= atLeast);
    const distinct = new Set(
      removeNearDuplicates(
        fresh.map(({ name }) => name),
        known,
      ),
    );
    return new Set(fresh.filter(({ name }) => distinct.has(name)).map(({ id }) => id));
  });
}

/** The lists with what was picked, as far as there is room. */
export function addPicked(lists: Allowlists, candidates: Candidates, picks: Picks): { lists: Allowlists; added: number; tooMany: number } {
  const additions = byField((field) => {
    const picked = candidates[field].filter(({ id }) => picks[field].has(id)).map((value) => toEntry(field, value));
    return addEntries<AllowlistEntry>(lists[field], picked, FIELD_TRAITS[field].mostListed);
  });
  const all = Object.values(additions);
  return {
    lists: changeLists(lists, (field) => additions[field].entries),
    added: all.reduce((sum, { added }) => sum + added, 0),
    tooMany: all.reduce((sum, { tooMany }) => sum + tooMany, 0),
  };
}
