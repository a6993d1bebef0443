import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const ROOT = resolve(__dirname, '..');

/** A check with an outcome of its own: types and lint count as one test each. */
function check(name: string, script: string, args: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  process.stdout.write(`${status === 0 ? '✔' : '✖'} ${name}\n${status === 0 ? '' : `${stdout}${stderr}\n`}`);
  return status === 0;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const results =
    wanted.length > 0 ? [] : [check('types', 'typescript/bin/tsc', ['-p', '.']), check('lint', 'eslint/bin/eslint.js', ['.'])];
  let passed = results.filter(Boolean).length;
  let failed = results.length - passed;
  const files = readdirSync(join(ROOT, 'test'))
    .filter((name) => name.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
    .map((name) => join(ROOT, 'test', name));
  const stream = run({ files, concurrency: 2, timeout: 240_000 });
  const isLeaf = (data: { name: string; details: { type?: string | undefined } }): boolean =>
    data.details.type !== 'suite' && !files.includes(data.name);
  stream.on('test:pass', (data) => {
    // A test that was left out shows nothing.
    if (data.skip !== undefined || data.todo !== undefined) failed += 1;
    else if (isLeaf(data)) passed += 1;
  });
  stream.on('test:fail', (data) => {
    // A suite fails with its tests; a file fails by itself when it cannot be loaded.
    if (data.details.type !== 'suite' || data.details.error.cause === undefined) failed += 1;
  });
  await new Promise((done) => stream.pipe(new spec()).on('end', done).pipe(process.stdout, { end: false }));
  if (files.length === 0 || passed === 0) failed += 1;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

void main();
