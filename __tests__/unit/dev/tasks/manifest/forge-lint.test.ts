import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../../..');
const MANIFEST = { app: { runtime: { name: 'nodejs22.x' } }, modules: { function: [{ key: 'main', handler: 'index.run' }] } };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'forge-lint-test-'));
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src/index.ts'), 'export const other = (): number => 1;\n');
  writeFileSync(path.join(folder, 'manifest.yml'), JSON.stringify(MANIFEST));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lints from the app's folder, as the linters read there. */
function lint(include: string): string[] {
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ include: [include] }));
  const script = `
    const { lintWithForge } = require(${JSON.stringify(path.join(ROOT, 'dev/tasks/manifest/forge-lint.ts'))});
    lintWithForge(${JSON.stringify(MANIFEST)}).then((found) => console.log(JSON.stringify(found)));
  `;
  const loader = path.join(ROOT, 'node_modules/tsx/dist/loader.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', loader, '-e', script], { cwd: folder, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
}

const LEFT_OUT = expect.stringContaining('leave out 1 of 1 files') as string;
const NOT_EXPORTED = expect.stringContaining('Cannot find exported function "run"') as string;

test('tells what Forge’s linters find in the sources', () => {
  const found = lint('src/**/*');
  expect(found).toContainEqual(NOT_EXPORTED);
  expect(found).not.toContainEqual(LEFT_OUT);
});

test('says that they read nothing where a folder is included', () => {
  const found = lint('src');
  expect(found).toContainEqual(LEFT_OUT);
  expect(found).not.toContainEqual(NOT_EXPORTED);
});
