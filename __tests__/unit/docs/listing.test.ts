import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readPromises } from '../../../dev/promises/promise';
import { read, ROOT } from './references';

const PAGE = read('docs/listing.md');

interface Row {
  section: string;
  cells: string[];
}

/** The rows of all tables, each with the heading above it. */
const ROWS = PAGE.split(/^## /mu)
  .slice(1)
  .flatMap((section): Row[] => {
    const [heading = '', ...lines] = section.split('\n');
    const rows = lines.filter((line) => line.startsWith('| ') && !/^\| (?:scope|asked|keeps it|loses it) \|/u.test(line));
    return rows.map((line) => ({ section: heading, cells: line.slice(2, -2).split(' | ') }));
  });

const KEPT = new Set(
  readPromises(path.join(ROOT, 'docs/policies/promises.yml')).flatMap(({ promises }) =>
    promises.filter(({ state }) => state === 'kept').map(({ id }) => id),
  ),
);

interface Manifest {
  app: { storage?: Record<string, unknown> };
  modules: Record<string, unknown[]>;
  permissions: { scopes: string[]; external: Record<string, unknown> };
}

const MANIFEST = parse(read('manifest.yml')) as Manifest & Record<string, unknown>;

it.each(ROWS.map(({ section, cells }) => [`${section}: ${cells[0]}`, cells.at(-1) ?? ''] as const))(
  '%s: says how it is known',
  (_row, shown) => {
    const sources = shown.split(', ');
    expect(sources).not.toEqual(['']);
    for (const source of sources.filter((each) => each !== 'vendor')) {
      const name = source.slice(1, -1);
      const isShown = name.includes('/') ? existsSync(path.join(ROOT, name)) : KEPT.has(name);
      expect([source, isShown]).toEqual([source, true]);
    }
  },
);

it('gives a reason for each scope of the manifest, and for no other', () => {
  const named = ROWS.filter(({ section }) => section === 'Scopes').map(({ cells }) => cells[0]?.slice(1, -1));
  expect(named.sort()).toEqual([...MANIFEST.permissions.scopes].sort());
});

// What Atlassian's page on the program names: remotes, egress other than analytics, web triggers that are not static, storage
// without data residency.
it('has nothing in the manifest that is known to lose "Runs on Atlassian"', () => {
  const known = [
    'action',
    'automation:actionProvider',
    'consumer',
    'function',
    'llm',
    'rovo:agent',
    'rovo:mcp',
    'scheduledTrigger',
    'trigger',
  ];
  const modules = Object.keys(MANIFEST.modules).filter((type) => !known.includes(type) && !type.startsWith('jira:'));
  expect(modules).toEqual([]);
  expect(Object.keys(MANIFEST)).toEqual(['app', 'modules', 'resources', 'translations', 'permissions']);
  expect(MANIFEST.permissions.external).toEqual({ configurable: { enabled: true } });
  expect(Object.keys(MANIFEST.app.storage ?? {})).toEqual(['entities']);
});

it('has a name that Atlassian takes', () => {
  const name = ROWS.find(({ cells }) => cells[0]?.startsWith('Name:'))?.cells[1] ?? '';
  expect(read('README.md').startsWith(`# ${name}\n`)).toBe(true);
  expect(name.length).toBeLessThanOrEqual(60);
  expect(name).not.toMatch(/atlassian|\bapp\b|plugin|beta|add-on|^(?:jira|confluence)/iu);
});

it('names each case in which the app acts as itself', () => {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const uses = files.flatMap((file) => {
    const count = read(`src/${file}`).split('api.asApp()').length - 1;
    return count === 0 ? [] : [[file, count]];
  });
  // Reading what has arrived, writing and removing marks, and reading what was resolved: four, as the page says.
  expect(uses.sort()).toEqual([
    ['forge/jira/arrival-reader.ts', 1],
    ['forge/jira/marks.ts', 2],
    ['forge/jira/past-reader.ts', 1],
  ]);
  expect(PAGE).toContain('Four cases');
});
