import { foldName } from '../../../src/contract/fold-name';
import type { Entry, Mapping } from './lines';
import { findNearDuplicates } from './near-duplicates';

export interface Merged {
  entries: Entry[];
  mappings: Mapping[];
}

/**
 * Keeps the first of the values that are probably meant as the same, and maps the others to it, so that a model which
 * uses them still says what was meant. Mappings that led to one that goes lead to the one that stays.
 */
export function mergeNearDuplicates(entries: readonly Entry[], mappings: readonly Mapping[]): Merged {
  const similar = findNearDuplicates(entries.map(({ name }) => name));
  const kept = new Map<string, string>();
  const gone = new Map<string, string>();
  for (const { name } of entries) {
    const stays = (similar.get(name) ?? []).find((other) => kept.has(other));
    if (stays === undefined) kept.set(name, name);
    else gone.set(name, stays);
  }
  // Names that differ in case alone are one name to a mapping.
  const added = [...gone].map(([from, to]) => ({ from, to })).filter(({ from, to }) => foldName(from) !== foldName(to));
  const targets = new Map(added.map(({ from, to }) => [foldName(from), to]));
  const led = mappings
    .map(({ from, to }) => ({ from, to: targets.get(foldName(to)) ?? to }))
    .filter(({ from, to }) => foldName(from) !== foldName(to) && !targets.has(foldName(from)));
  return { entries: entries.filter(({ name }) => kept.has(name)), mappings: [...led, ...added] };
}
