import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../../..');
const MANIFEST = { app: { runtime: { name: 'nodejs22.x' } }, modules: { function: [{ key: 'main', handler: 'index.run' }] } };

/** What `tsconfig.json` includes in each of the folders that are linted. */
const INCLUDED = ['src/**/*', 'src'];

let folders: string[];
let found: string[][];

function appThatIncludes(include: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'forge-lint-test-'));
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src/index.ts'), 'export const other = (): number => 1;\n');
  writeFileSync(path.join(folder, 'manifest.yml'), JSON.stringify(MANIFEST));
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ include: [include] }));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Lints from each app's folder, as the linters read there, and in one process: loading them takes longer than all else. */
function lintAll(): string[][] {
  const script = `
    const { lintWithForge } = require(${JSON.stringify(path.join(ROOT, 'dev/tasks/manifest/forge-lint.ts'))});
    (async () => {
      const all = [];
      for (const folder of ${JSON.stringify(folders)}) {
        process.chdir(folder);
        all.push(await lintWithForge(${JSON.stringify(MANIFEST)}));
      }
      console.log(JSON.stringify(all));
    })();
  `;
  const loader = path.join(ROOT, 'node_modules/tsx/dist/loader.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', loader, '-e', script], { cwd: folders[0], encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[][];
}

const LEFT_OUT = expect.stringContaining('leave out 1 of 1 files') as string;
const NOT_EXPORTED = expect.stringContaining('Cannot find exported function "run"') as string;

beforeAll(() => {
  folders = INCLUDED.map(appThatIncludes);
  found = lintAll();
}, 180_000);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('tells what Forge’s linters find in the sources', () => {
  expect(found[0]).toContainEqual(NOT_EXPORTED);
  expect(found[0]).not.toContainEqual(LEFT_OUT);
});

test('says that they read nothing where a folder is included', () => {
  expect(found[1]).toContainEqual(LEFT_OUT);
  expect(found[1]).not.toContainEqual(NOT_EXPORTED);
});
