import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { findMissingScripts } from '../../../dev/tasks/workflows/check-workflow';
import { ERROR_CODES } from '../../../src/contract/error-body';
import { brokenLinks, missingInComments, missingPaths, read, ROOT } from './references';

function listFiles(...patterns: string[]): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '');
}

/** Every document, apart from the changelog, which speaks of the past. */
const DOCUMENTS = listFiles('*.md').filter((file) => file !== 'CHANGELOG.md');

/** What has comments and is no program: the manifest, workflows, lists, scripts, and what containers are made of. */
const COMMENTED = listFiles('*.yml', '*.yaml', '*.sh', '*.mjs', '*.cjs', '*Dockerfile', '.ci/*', '*.conf', '*ignore');

function scriptsOf(folder: string): string[] {
  return Object.keys((JSON.parse(read(path.join(folder, 'package.json'))) as { scripts: object }).scripts);
}

const SCRIPTS = { '': scriptsOf('.'), proxy: scriptsOf('proxy') };

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  it('links to files and headings that exist', () => {
    expect(brokenLinks(document, text)).toEqual([]);
  });

  it('names files that exist', () => {
    expect(missingPaths(text)).toEqual([]);
  });

  it('names scripts that exist', () => {
    const scripts = document.startsWith('proxy/') ? { ...SCRIPTS, '': SCRIPTS.proxy } : SCRIPTS;
    expect(findMissingScripts(text, scripts)).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');

  it('explains every outcome that a log line can have, and no other', () => {
    const [, section = ''] = text.split('\n| outcome | means | whose it is |\n');
    const [table = ''] = section.split('\n\n');
    const codes = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, code = '']) => code));
    expect(codes.sort()).toEqual([...ERROR_CODES].sort());
  });

  it('explains every field of a log line, and no other', () => {
    const [, shape = ''] = /export interface LogLine \{([\s\S]*?)\n\}/.exec(read('src/forge/log/logger.ts')) ?? [];
    const fields = [...shape.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field]) => field);
    expect([...text.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, field]) => field)).toEqual(fields);
  });
});

it.each(COMMENTED)('comments of %s name files that exist', (file) => {
  expect(missingInComments(read(file))).toEqual([]);
});

describe('a comment', () => {
  it.each([
    ['# See docs/gone.md.', ['docs/gone.md']],
    ['path: x # as in gone.yml', ['gone.yml']],
    ['// what src/gone.ts does', ['src/gone.ts']],
    ['# See docs/automation.md and https://example.com/gone.md.', []],
    ['path: docs/gone.md', []],
  ])('that says “%s” is read', (text, missing) => {
    expect(missingInComments(text)).toEqual(missing);
  });
});

describe('a document', () => {
  it.each([
    ['a file', 'see `src/gone.ts`', ['src/gone.ts']],
    ['a folder', 'see `domain/text`', ['domain/text']],
    ['a file by its name alone', 'see `gone.yml`', ['gone.yml']],
    ['what is there, in full, by its end, or without extension', '`src/text/hash.ts`, `keys.ts`, `triage/trial`, `entry/daily`', []],
    ['what is not the project’s', '`/v1/models`, `text/html`, `@forge/api`, `npm test`', []],
  ])('that names %s is read', (_what, text, missing) => {
    expect(missingPaths(text)).toEqual(missing);
  });

  it.each([
    ['file', '[there](docs/gone.md)', ['docs/gone.md']],
    ['heading', '[there](docs/operations.md#gone)', ['docs/operations.md#gone']],
    ['heading of its own', '# Here\n[there](#gone) [here](#here)', ['#gone']],
  ])('that links to a %s that does not exist is noticed', (_what, text, broken) => {
    expect(brokenLinks('README.md', text)).toEqual(broken);
  });
});
