import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from './references';

const TESTS = '__tests__/unit/dev';

/** The rows of both tables: what the host does, how that is known, and what holds it. */
const ROWS = read('dev/README.md')
  .split('\n')
  .filter((line) => /^\| (?!Behavior|---)/u.test(line))
  .map((line) => {
    const [behavior = '', source = '', tests = ''] = line.slice(2, -2).split(' | ');
    return { behavior, source, tests };
  });

const LIVE_CHECKS = read('docs/live-checks.md');
const CHECK_NUMBERS = [...LIVE_CHECKS.matchAll(/^\*\*(\d+)\. /gmu)].map(([, number]) => number);

const INSTALLED = (name: string): string => (JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string }).version;

it('every behavior of the host has a test that exists', () => {
  expect(ROWS.length).toBeGreaterThan(30);
  for (const { behavior, tests } of ROWS) {
    const files = [...tests.matchAll(/`([^`]+)`/gu)].map(([, file = '']) => file);
    expect([behavior, files.length > 0]).toEqual([behavior, true]);
    expect(files.filter((file) => !existsSync(path.join(ROOT, TESTS, file)))).toEqual([]);
  }
});

it('every behavior says how it is known', () => {
  for (const { behavior, source } of ROWS)
    expect([behavior, /documentation|package|probe|reports|guess|choice|schemas|JAX-RS|the host's own/u.test(source)]).toEqual([
      behavior,
      true,
    ]);
});

it('the packages that are its witnesses are the ones that are installed', () => {
  const named = ROWS.flatMap(({ source }) =>
    [...source.matchAll(/`(@[\w/-]+)` (\d[\d.]*)/gu)].map(([, name = '', version = '']) => ({ name, version })),
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.map(({ name }) => ({ name, version: INSTALLED(name) }))).toEqual(named);
});

it('every guess of it can be confirmed on a real site', () => {
  const guesses = ROWS.filter(({ source }) => source.includes('guess'));
  const numbers = guesses.map(({ source }) => /guess[^,;]*, (\d+)/u.exec(source)?.[1]);
  expect(guesses.length).toBeGreaterThan(8);
  expect(CHECK_NUMBERS).toEqual(expect.arrayContaining(numbers));
  expect(new Set(CHECK_NUMBERS).size).toBe(CHECK_NUMBERS.length);
});

it('what is marked as a guess in its code is named by a point of what to confirm', () => {
  const marked = execFileSync('git', ['grep', '-l', '-i', 'a guess', '--', 'dev/platform', 'dev/jira'], { cwd: ROOT, encoding: 'utf8' });
  const files = marked.trim().split('\n');
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((file) => !LIVE_CHECKS.includes(`\`${file}\``))).toEqual([]);
});
