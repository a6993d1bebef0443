import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const LOCK = {
  packages: { '': {}, 'node_modules/one': { version: '1.0.0' }, 'node_modules/other-machine': { version: '1.0.0', optional: true } },
};

/** Takes npm's place: notes its arguments, and does what `npm ci` leaves behind. */
const FAKE_NPM = `
  const fs = require('node:fs');
  fs.writeFileSync('npm-arguments.json', JSON.stringify(process.argv.slice(2)));
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
  process.exit(Number(process.env.FAKE_NPM_EXIT ?? 0));
`;

const TASK = `
  import { writeFileSync } from 'node:fs';
  const [what] = process.argv.slice(2);
  if (what === 'wait') {
    process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(0); });
    setInterval(() => undefined, 1_000);
  }
  writeFileSync('task-arguments.json', JSON.stringify(process.argv.slice(2)));
  if (what === 'fail') process.exit(7);
`;

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'run-'));
  mkdirSync(path.join(tree, 'dev/tasks'), { recursive: true });
  mkdirSync(path.join(tree, 'node_modules'));
  copyFileSync(path.join(ROOT, 'dev/run.mjs'), path.join(tree, 'dev/run.mjs'));
  symlinkSync(path.join(ROOT, 'node_modules/tsx'), path.join(tree, 'node_modules/tsx'), 'junction');
  write('package.json', '{ "name": "fixture" }');
  write('npm-cli.js', FAKE_NPM);
  write('dev/tasks/test.ts', TASK);
  write('package-lock.json', JSON.stringify(LOCK));
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(path.join(tree, file), text);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(tree, file), 'utf8'));
}

function installed(packages: Record<string, object>): void {
  write('node_modules/.package-lock.json', JSON.stringify({ packages }));
}

/** Runs from another folder, as `npm --prefix` may. */
function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [path.join(tree, 'dev/run.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, npm_execpath: path.join(tree, 'npm-cli.js'), ...env },
    stdio: 'ignore',
  });
}

function run(args: string[], env?: Record<string, string>): Promise<number | null> {
  return exitOf(start(args, env));
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve));
}

test('installs what the lock file says when nothing is there, without scripts, and then runs the task', async () => {
  expect(await run(['test', 'unit', '-t', 'a b'])).toBe(0);
  expect(read('npm-arguments.json')).toEqual(expect.arrayContaining(['ci', '--ignore-scripts', '--include=dev']));
  expect(read('task-arguments.json')).toEqual(['unit', '-t', 'a b']);
});

test('installs nothing when all is there but a package for other machines', async () => {
  installed({ 'node_modules/one': { version: '1.0.0' } });
  expect(await run(['test'])).toBe(0);
  expect(existsSync(path.join(tree, 'npm-arguments.json'))).toBe(false);
});

test('installs again when the lock file has changed', async () => {
  installed({ 'node_modules/one': { version: '0.9.0' } });
  await run(['test']);
  expect(existsSync(path.join(tree, 'npm-arguments.json'))).toBe(true);
});

test('installs the packages of the hosted endpoint for the tests, which check it too', async () => {
  installed(LOCK.packages);
  mkdirSync(path.join(tree, 'proxy/node_modules'), { recursive: true });
  write('proxy/package-lock.json', JSON.stringify(LOCK));
  expect(await run(['test'])).toBe(0);
  expect(existsSync(path.join(tree, 'npm-arguments.json'))).toBe(false);
  expect(read('proxy/npm-arguments.json')).toEqual(expect.arrayContaining(['ci', '--ignore-scripts']));
});

test('runs nothing when the installation fails', async () => {
  expect(await run(['test'], { FAKE_NPM_EXIT: '1' })).toBe(1);
  expect(existsSync(path.join(tree, 'task-arguments.json'))).toBe(false);
});

test("ends with the task's exit code, and refuses a task that it does not know", async () => {
  installed(LOCK.packages);
  expect(await run(['test', 'fail'])).toBe(7);
  expect(await run(['deploy'])).toBe(2);
});

test('passes a signal on and waits for the task to end', async () => {
  installed(LOCK.packages);
  const child = start(['test', 'wait']);
  const exit = exitOf(child);
  while (!existsSync(path.join(tree, 'task-arguments.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(existsSync(path.join(tree, 'stopped'))).toBe(true);
});
