import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../../../support/wait-until';

const ROOT = path.resolve(__dirname, '../../../..');

/**
 * Takes the place of `forge`. Where it looks for functions it does so as Forge does: its bundler reads the manifest,
 * and each handler has to be a function of the file that it names. With WAIT it goes on until the first handler answers
 * that. It writes down what it found.
 */
const FAKE_FORGE = `#!${process.execPath}
const fs = require('node:fs');
const path = require('node:path');
const load = (name) => require(path.join(process.cwd(), 'node_modules', name));
async function look() {
  const manifest = load('yaml').parse(fs.readFileSync('manifest.yml', 'utf8'));
  const quiet = { debug() {}, info() {}, trace() {}, warn() {}, error() {} };
  const none = () => Promise.resolve({ script: '', source: '', version: 'none' });
  const wrapper = { getNodeRuntimeWrapper: none, getNodeRuntimeLoader: none };
  const bundler = load('@forge/bundler').getNodeBundler(quiet, wrapper, { readConfig: async () => manifest });
  const { outputDir } = await bundler.bundle({ appDirectory: process.cwd(), entryPoints: [] });
  return manifest.modules.function.map(({ handler }) => {
    const [file, name] = handler.split('.');
    const bundle = path.join(outputDir, file + '.js');
    if (!fs.existsSync(bundle)) return [handler, 'missing'];
    delete require.cache[require.resolve(bundle)];
    const found = require(bundle)[name];
    return [handler, typeof found === 'function' ? found() : typeof found];
  });
}
(async () => {
  let found = await look();
  while (process.env.WAIT && !found.some(([, answer]) => answer === process.env.WAIT)) {
    fs.writeFileSync('waiting', '');
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = await look();
  }
  fs.writeFileSync('call.json', JSON.stringify({ args: process.argv.slice(2), found }));
  process.exit(Number(process.env.FORGE_EXIT ?? 0));
})();
`;

const HANDLERS = [
  ...['panel', 'admin', 'project', 'suggestTriage', 'queue', 'runWorker', 'upkeepWorker', 'issueCreated', 'daily'],
] as const;

let tree: string;
let said: string;

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'forge-test-'));
  for (const folder of ['src', 'bin']) mkdirSync(path.join(tree, folder));
  cpSync(path.join(ROOT, 'dev/build'), path.join(tree, 'dev/build'), { recursive: true });
  cpSync(path.join(ROOT, 'dev/tasks'), path.join(tree, 'dev/tasks'), { recursive: true });
  for (const file of ['manifest.yml', 'package.json']) cpSync(path.join(ROOT, file), path.join(tree, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  writeFileSync(path.join(tree, 'tsconfig.json'), '{ "compilerOptions": { "strict": true }, "include": ["src"] }');
  writeFileSync(path.join(tree, 'bin/forge'), FAKE_FORGE);
  chmodSync(path.join(tree, 'bin/forge'), 0o755);
  writeSource('now');
  said = '';
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

function writeSource(answer: string, more = ''): void {
  const handlers = HANDLERS.map((name) => `export const ${name} = (): string => '${answer}';`);
  writeFileSync(path.join(tree, 'src/index.ts'), [...handlers, more].join('\n'));
}

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--import', path.join(ROOT, 'node_modules/tsx/dist/loader.mjs'), path.join(tree, 'dev/tasks/forge.ts'), ...args],
    { cwd: tree, env: { ...process.env, PATH: `${path.join(tree, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`, ...env } },
  );
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return child;
}

async function run(args: string[], env: Record<string, string> = {}): Promise<number | null> {
  const child = start(args, env);
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

/** What the stand-in for Forge wrote down; null where it was not called. */
function call(): { args: string[]; found: [string, string][] } | null {
  const file = path.join(tree, 'call.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { args: string[]; found: [string, string][] }) : null;
}

const everyHandler = (answer: string) => HANDLERS.map((name) => [`index.${name}`, answer]);
const isPackaged = () => existsSync(path.join(tree, 'dist'));

test('Forge finds every handler of the manifest while it deploys, and nothing is left of them', async () => {
  expect(await run(['deploy', '--environment', 'production'])).toBe(0);
  expect(call()).toEqual({ args: ['deploy', '--environment', 'production'], found: everyHandler('now') });
  expect(isPackaged()).toBe(false);
});

test('what is left of an earlier time is not what is deployed', async () => {
  mkdirSync(path.join(tree, 'dist'));
  writeFileSync(path.join(tree, 'dist/index.js'), HANDLERS.map((name) => `exports.${name} = () => 'last week';`).join('\n'));
  expect(await run(['lint'])).toBe(0);
  expect(call()?.found).toEqual(everyHandler('now'));
  // It may be another command's, such as an open tunnel's.
  expect(isPackaged()).toBe(true);
});

test('ends as Forge ends', async () => {
  expect(await run(['lint'], { FORGE_EXIT: '3' })).toBe(3);
  expect(isPackaged()).toBe(false);
});

test.each([['deploy'], ['build', '--tag', 'v1.0.0']])('%s uploads nothing whose types do not fit', async (...args) => {
  writeSource('now', "export const wrong: number = 'text';");
  expect(await run(args)).toBe(1);
  expect(said).toContain("Type 'string' is not assignable to type 'number'");
  expect(said).toContain('Nothing was uploaded');
  expect(call()).toBeNull();
});

test('a build that was uploaded before is deployed whatever the sources are now', async () => {
  writeSource('now', "export const wrong: number = 'text';");
  expect(await run(['deploy', '--tag', 'v1.0.0'])).toBe(0);
  expect(call()?.args).toEqual(['deploy', '--tag', 'v1.0.0']);
});

test('sources that do not compile reach no command', async () => {
  writeSource('now', 'export const = ;');
  expect(await run(['lint'])).toBe(1);
  expect(said).toContain('src/index.ts');
  expect(call()).toBeNull();
  expect(isPackaged()).toBe(false);
});

test('a tunnel gets each change of a source', async () => {
  const child = start(['tunnel'], { WAIT: 'changed' });
  await waitUntil(() => existsSync(path.join(tree, 'waiting')));
  writeSource('changed');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
  expect(call()?.found).toEqual(everyHandler('changed'));
  expect(isPackaged()).toBe(false);
});

test('a command that needs no functions gets none', async () => {
  expect(await run(['install', '--upgrade'])).toBe(0);
  expect(call()).toEqual({ args: ['install', '--upgrade'], found: everyHandler('missing') });
});

test('says how to get Forge where there is none', async () => {
  rmSync(path.join(tree, 'bin/forge'));
  expect(await run(['install'], { PATH: path.join(tree, 'bin') })).toBe(1);
  expect(said).toContain('npm install -g @forge/cli');
});
