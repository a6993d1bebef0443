/** A test that is to notice that a guard is gone. */
export interface GuardTest {
  /** From the project's folder. */
  file: string;
  /** A part of its title as it stands in the file; `%s` and `$name` stand for whatever is filled in. */
  title: string;
  /** What is filled in for the first of them: one of several tests. */
  of?: string;
}

/** A line of the app that keeps a promise, and what shows that it does. */
export interface Guard {
  name: string;
  /** Number of the invariant that it keeps, which the files in `list` spell out; null: it keeps another promise. */
  invariant: number | null;
  /** From the project's folder. */
  file: string;
  /** Text that stands in the file exactly once. */
  find: string;
  /** What it becomes when the guard is taken away: code that works, and lets through what it should not. */
  replace: string;
  /** At least one of them has to fail then. */
  tests: GuardTest[];
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** A title as it is listed: of one of several tests where only one is meant. */
export function fillIn(title: string, filled: string | undefined): string {
  return filled === undefined ? title : title.replace(/%[a-z]|\$\w+/u, () => filled);
}

/** The pattern for jest's `-t` that the names of these tests match. */
export function namePattern(tests: readonly GuardTest[]): string {
  const patterns = tests.map(({ title, of: filled }) => {
    return escapeRegExp(fillIn(title, filled)).replace(/%[a-z]|\\\$\w+/gu, '.*');
  });
  return [...new Set(patterns)].join('|');
}

/** What is wrong with a guard's row; empty when nothing is. `read` gives a file's text, or null. */
export function faultsOf({ name, file, find, replace, tests }: Guard, read: (file: string) => string | null): string[] {
  const source = read(file);
  const count = source === null ? -1 : source.split(find).length - 1;
  const counted = count === 1 ? [] : [count < 0 ? `${file} does not exist` : `what is taken away stands ${count} times in ${file}`];
  const missing = tests.flatMap((test) => {
    const text = read(test.file);
    if (text === null) return [`${test.file} does not exist`];
    return text.replaceAll("\\'", "'").includes(test.title) ? [] : [`${test.file} has no test "${test.title}"`];
  });
  const unnamed = tests.length === 0 ? ['no test is named'] : [];
  const unchanged = find === replace ? ['nothing is taken away'] : [];
  return [...counted, ...missing, ...unnamed, ...unchanged].map((fault) => `${name}: ${fault}`);
}
