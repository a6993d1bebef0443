import { settingsStrings } from '../strings/settings';
import { foldName } from './fold-name';
import type { Entry, Mapping } from './lines';

const texts = settingsStrings.mappings;

/** What is wrong with each mapping, in its place: null for those that are right. */
export function mappingFaults(mappings: readonly Mapping[], labels: readonly Entry[]): (string | null)[] {
  const allowed = new Set(labels.map(({ name }) => foldName(name)));
  const sources = mappings.map(({ from }) => foldName(from));
  return mappings.map(({ from, to }, index) => {
    const source = sources[index] ?? '';
    const target = foldName(to);
    if (source === '' || target === '') return texts.incomplete;
    if (sources.indexOf(source) !== index) return texts.twice(from);
    if (source === target) return texts.itself;
    if (sources.includes(target)) return texts.chain(to);
    if (!allowed.has(target)) return texts.notAllowed(to);
    return null;
  });
}
