import { entryKey, type AllowlistEntry } from '../../../src/contract/allowlist';
import { foldName } from '../../../src/contract/fold-name';
import { parseEntries, type Entry } from './lines';

/** Values on one page: 500 at once would make each keystroke slow. */
export const PAGE_SIZE = 15;

/** The part of a list that is shown. */
export interface ListView {
  rows: { entry: Entry; index: number }[];
  /** How many match the search. */
  matching: number;
  /** From 0. */
  page: number;
  pages: number;
}

/** The entries whose name or description holds the text, one page of them. A page beyond the last is the last. */
export function viewList(entries: readonly Entry[], query: string, page: number): ListView {
  const wanted = foldName(query);
  const rows = entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => foldName(entry.name).includes(wanted) || foldName(entry.description).includes(wanted));
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const shown = Math.min(page, pages - 1);
  return { rows: rows.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE), matching: rows.length, page: shown, pages };
}

/** What adding many at once came to. */
export interface Addition<Added = Entry> {
  entries: Added[];
  added: number;
  /** Those that stood in the list already. */
  known: number;
  /** Those for which the list has no room. */
  tooMany: number;
}

/** Adds what the list does not have, up to its limit, and keeps what it has as it is. */
export function addEntries<Added extends AllowlistEntry>(
  entries: readonly Added[],
  more: readonly Added[],
  limit: number,
): Addition<Added> {
  const seen = new Set(entries.map(entryKey));
  const fresh: Added[] = [];
  for (const entry of more) {
    const key = entryKey(entry);
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    fresh.push(entry);
  }
  const taken = fresh.slice(0, Math.max(0, limit - entries.length));
  return { entries: [...entries, ...taken], added: taken.length, known: more.length - fresh.length, tooMany: fresh.length - taken.length };
}

/** The same for lines that were pasted, each a name or `name | description`. */
export function addLines(entries: readonly Entry[], text: string, limit: number): Addition {
  return addEntries(entries, parseEntries(text), limit);
}

/** The list without the entries of these names. */
export function removeNames(entries: readonly Entry[], names: ReadonlySet<string>): Entry[] {
  return entries.filter(({ name }) => !names.has(name));
}

/** The list with another description for one entry. */
export function describeEntry(entries: readonly Entry[], index: number, description: string): Entry[] {
  return entries.map((entry, position) => (position === index ? { ...entry, description } : entry));
}
