import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRollbackOptions } from '../../../../../dev/tasks/release/rollback-options';

const ROOT = path.resolve(__dirname, '../../../../..');

/** Takes the place of `npm`: notes its arguments and the manifest where it runs, and ends as it is told to. */
const FAKE = `#!${process.execPath}
const fs = require('node:fs');
const name = require('node:path').basename(process.argv[1]);
const manifest = fs.existsSync('manifest.yml') ? fs.readFileSync('manifest.yml', 'utf8') : '';
fs.appendFileSync(process.env.CALLS, JSON.stringify([name, ...process.argv.slice(2), manifest]) + '\\n');
process.exit(process.argv.includes('forge') ? Number(process.env.FORGE_EXIT ?? 0) : 0);
`;

let folder: string;

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: path.join(folder, 'project'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

function rollBack(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', path.join(ROOT, 'node_modules/tsx/dist/loader.mjs'), path.join(ROOT, 'dev/tasks/release/roll-back.ts'), ...args],
    {
      cwd: path.join(folder, 'project'),
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
        CALLS: path.join(folder, 'calls'),
        TMPDIR: path.join(folder, 'tmp'),
        ...env,
      },
    },
  );
  const file = path.join(folder, 'calls');
  const calls = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string[])
    : [];
  return { status, said: stdout + stderr, calls };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roll-back-test-'));
  for (const name of ['bin', 'project', 'tmp']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'bin/npm'), FAKE);
  chmodSync(path.join(folder, 'bin/npm'), 0o755);
  writeFileSync(path.join(folder, 'project/manifest.yml'), 'app:\n  id: old # replaced\n# of v1.0.0\n');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'First');
  git('tag', 'v1.0.0');
  writeFileSync(path.join(folder, 'project/manifest.yml'), 'app:\n  id: own\n# of now\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

// @promise rollback
test('deploys the build that the release uploaded', () => {
  const manifest = 'app:\n  id: own\n# of now\n';
  expect(rollBack(['v1.0.0'])).toMatchObject({
    status: 0,
    calls: [['npm', 'run', 'forge', '--', 'deploy', '--tag', 'v1.0.0', '--environment', 'production', '--non-interactive', manifest]],
  });
});

test('says what to do when Forge does not have that build any more', () => {
  const { status, said } = rollBack(['v1.0.0'], { FORGE_EXIT: '1' });
  expect(status).toBe(1);
  expect(said).toContain('npm run rollback -- v1.0.0 --environment production --from-source');
});

// @promise rollback
test('builds from the tag, under the own id, in a tree that is gone afterwards', () => {
  const { status, calls } = rollBack(['v1.0.0', '--from-source']);
  expect(status).toBe(0);
  expect(calls.map((call) => call.slice(0, -1))).toEqual([
    ['npm', 'ci', '--ignore-scripts'],
    ['npm', 'run', 'forge', '--', 'deploy', '--environment', 'production', '--non-interactive'],
  ]);
  expect(calls[1]?.at(-1)).toBe('app:\n  id: own\n# of v1.0.0\n');
  expect(readdirSync(path.join(folder, 'tmp')).filter((name) => name.startsWith('rollback-'))).toEqual([]);
  expect(readFileSync(path.join(folder, 'project/manifest.yml'), 'utf8')).toContain('of now');
});

test('deploys nothing without a tag of that name', () => {
  expect(rollBack(['v9.9.9', '--from-source'])).toMatchObject({ status: 1, calls: [] });
});

test('goes to production unless told otherwise', () => {
  expect(readRollbackOptions(['v1.0.0'])).toEqual({ tag: 'v1.0.0', environment: 'production', fromSource: false });
  expect(readRollbackOptions(['v1.0.0', '--environment', 'staging', '--from-source'])).toEqual({
    tag: 'v1.0.0',
    environment: 'staging',
    fromSource: true,
  });
});

test.each([[[]], [['latest']], [['v1.0.0', 'v1.1.0']], [['v1.0.0', '--environment', 'a b']]])('refuses %j', (args) => {
  expect(readRollbackOptions(args)).toBeNull();
});
