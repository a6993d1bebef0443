import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Evidence } from '../promises/find-evidence';

const rowSchema = z
  .strictObject({
    name: z.string().min(1),
    /** Id of the promise that it keeps; null: it keeps something that docs/policies/promises.yml does not promise. */
    promise: z.string().nullable(),
    /** From the project's folder. */
    file: z.string(),
    /** Text that stands in the file exactly once. */
    find: z.string().min(1),
    /** What it becomes when the guard is taken away: code that works, and lets through what it should not. */
    replace: z.string(),
    /**
     * Files of tests, and a title in each as it stands there (`%s` and `$name` for whatever is filled in).
     * Left out: the tests with the promise's tag.
     */
    tests: z.record(z.string(), z.string().min(1)).optional(),
  })
  .refine(({ promise, tests }) => Object.keys(tests ?? {}).length > 0 || (promise !== null && tests === undefined), 'no test is named');

export type GuardRow = z.infer<typeof rowSchema>;

/** A line of the project that keeps a promise, and the tests of which one has to fail without it. */
export interface Guard extends Omit<GuardRow, 'tests'> {
  tests: Evidence[];
}

/** The rows of every list in this folder, with the tests that tags name. */
export function readGuards(byPromise: ReadonlyMap<string, Evidence[]>): Guard[] {
  const lists = readdirSync(__dirname).filter((name) => name.endsWith('.yml'));
  const rows = lists.flatMap((name) => z.array(rowSchema).parse(parse(readFileSync(path.join(__dirname, name), 'utf8'))));
  return rows.map((row) => ({
    ...row,
    tests:
      row.tests === undefined
        ? (byPromise.get(row.promise ?? '') ?? [])
        : Object.entries(row.tests).map(([file, title]) => ({ file, title })),
  }));
}

/** The pattern that jest's names of these tests match, as its `-t` takes it. */
export function namePattern(titles: readonly string[]): string {
  return titles
    .map((title) =>
      title
        .replaceAll(' › ', ' ')
        .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
        .replace(/%[a-z]|\\\$\\\{.*?\\\}|\\\$\w+/gu, '.*'),
    )
    .join('|');
}

/** What is wrong with a guard's row in the project below `root`; empty when nothing is. */
export function faultsOf({ name, file, find, replace, tests }: Guard, root: string): string[] {
  const read = (of: string): string => (existsSync(path.join(root, of)) ? readFileSync(path.join(root, of), 'utf8') : '');
  const count = read(file).split(find).length - 1;
  const hasTitle = (test: Evidence): boolean => {
    const source = read(test.file).replaceAll("\\'", "'");
    return test.title.split(' › ').every((title) => source.includes(title));
  };
  return [
    ...(count === 1 ? [] : [`what is taken away stands ${count} times in ${file}`]),
    ...(find === replace ? ['nothing is taken away'] : []),
    ...(tests.length === 0 ? ['no test has its promise’s tag'] : []),
    ...tests.filter((test) => !hasTitle(test)).map((test) => `${test.file} has no test "${test.title}"`),
  ].map((fault) => `${name}: ${fault}`);
}
