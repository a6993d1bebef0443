import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const guardSchema = z.strictObject({
  name: z.string().min(1),
  /** Number of the invariant that it keeps; null: it keeps another promise. */
  invariant: z.int().min(1).max(9).nullable(),
  /** From the project's folder. */
  file: z.string(),
  /** Text that stands in the file exactly once. */
  find: z.string().min(1),
  /** What it becomes when the guard is taken away: code that works, and lets through what it should not. */
  replace: z.string(),
  /** Files of tests, and a title in each as it stands there (`%s` and `$name` for whatever is filled in). One has to fail. */
  tests: z.record(z.string(), z.string().min(1)).refine((tests) => Object.keys(tests).length > 0, 'no test is named'),
});

/** A line of the app that keeps a promise, and what shows that it does. */
export type Guard = z.infer<typeof guardSchema>;

export function readGuards(): Guard[] {
  return z.array(guardSchema).parse(parse(readFileSync(path.join(__dirname, 'guards.yml'), 'utf8')));
}

/** The pattern for jest's `-t` that the names of these tests match. */
export function namePattern(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/%[a-z]|\\\$\w+/gu, '.*')).join('|');
}

/** What is wrong with a guard's row in the project below `root`; empty when nothing is. */
export function faultsOf({ name, file, find, replace, tests }: Guard, root: string): string[] {
  const read = (of: string): string => (existsSync(path.join(root, of)) ? readFileSync(path.join(root, of), 'utf8') : '');
  const count = read(file).split(find).length - 1;
  return [
    ...(count === 1 ? [] : [`what is taken away stands ${count} times in ${file}`]),
    ...(find === replace ? ['nothing is taken away'] : []),
    ...Object.entries(tests)
      .filter(([test, title]) => !read(test).replaceAll("\\'", "'").includes(title))
      .map(([test, title]) => `${test} has no test "${title}"`),
  ].map((fault) => `${name}: ${fault}`);
}
