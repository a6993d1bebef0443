/** One line of an allowlist. */
export interface Entry {
  name: string;
  description: string;
}

/** One label mapping: what the model says, and the label that it means. */
export interface Mapping {
  from: string;
  to: string;
}

/** Reads `name | description`, one per line; empty lines do not count. */
export function parseEntries(text: string): Entry[] {
  return nonEmptyLines(text).map((line) => {
    const bar = line.indexOf('|');
    if (bar === -1) return { name: line, description: '' };
    return { name: line.slice(0, bar).trim(), description: line.slice(bar + 1).trim() };
  });
}

/** The names among the lines that Jira does not take as they are, because they hold a blank. */
export function findNamesWithSpaces(text: string): string[] {
  return parseEntries(text)
    .map(({ name }) => name)
    .filter((name) => /\s/u.test(name));
}

function nonEmptyLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
