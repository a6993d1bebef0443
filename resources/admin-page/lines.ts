/** One line of an allowlist. */
export interface Entry {
  name: string;
  description: string;
}

/** One line of the label mappings. */
export interface Mapping {
  from: string;
  to: string;
}

const ARROW = /\s*(?:→|->|=>)\s*/u;

/** Reads `name | description`, one per line; empty lines do not count. */
export function parseEntries(text: string): Entry[] {
  return nonEmptyLines(text).map((line) => {
    const bar = line.indexOf('|');
    if (bar === -1) return { name: line, description: '' };
    return { name: line.slice(0, bar).trim(), description: line.slice(bar + 1).trim() };
  });
}

/** The reverse of {@link parseEntries}. */
export function printEntries(entries: readonly Entry[]): string {
  return entries.map(({ name, description }) => (description === '' ? name : `${name} | ${description}`)).join('\n');
}

/** Reads `from → to`, one per line; `->` and `=>` are taken for the arrow. A line without an arrow has an empty `to`. */
export function parseMappings(text: string): Mapping[] {
  return nonEmptyLines(text).map((line) => {
    const [from = '', to = ''] = line.split(ARROW);
    return { from, to };
  });
}

/** The reverse of {@link parseMappings}. */
export function printMappings(mappings: readonly Mapping[]): string {
  return mappings.map(({ from, to }) => `${from} → ${to}`).join('\n');
}

function nonEmptyLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
