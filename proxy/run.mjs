/**
 * The one way in: `npm start`, `npm run tokens` and `npm run bench`.
 * Plain JavaScript without dependencies, because it runs before there are any: it installs what is missing
 * and hands over.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
const TASKS = { start: 'src/main.ts', tokens: 'src/tokens-main.ts', bench: '.bench/bench/run.js', simulate: '.bench/bench/simulate.js' };
/** Compiled, as the container runs it: tsx names every function while it runs, which takes a tenth of the speed. */
const COMPILED = { bench: 'tsconfig.bench.json', simulate: 'tsconfig.bench.json' };
/** Why each is there: docs/decisions/008-node-flags.md. The container and the benchmark have the same. */
const NODE_FLAGS = { start: ['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer'] };

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** npm writes the second file last, so an interrupted installation has none. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([folder, { version, optional }]) => folder === '' || optional === true || installed[folder]?.version === version,
  );
}

function install() {
  process.stderr.write('Installing what is missing ...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function compile(project) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, project)], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  // What the sources find beside themselves.
  for (const folder of ['migrations', 'deploy']) {
    rmSync(join(ROOT, '.bench', folder), { recursive: true, force: true });
    cpSync(join(ROOT, folder), join(ROOT, '.bench', folder), { recursive: true });
  }
}

const [task, ...rest] = process.argv.slice(2);
if (task === 'install') {
  if (!isInstalled()) install();
  process.exit();
}
// Several instances and everything around them, for trying it.
const entry = task === 'start' && rest.includes('--cluster') ? 'src/cluster-main.ts' : TASKS[task];
if (entry === undefined) {
  process.stderr.write(`Unknown task. There are: ${Object.keys(TASKS).join(', ')}\n`);
  process.exit(2);
}
if (!isInstalled()) install();

if (COMPILED[task] !== undefined) compile(COMPILED[task]);
const loader = COMPILED[task] === undefined ? ['--import', import.meta.resolve('tsx')] : [];
// The working folder stays the caller's: relative paths in arguments are theirs.
const command = [process.execPath, ...(NODE_FLAGS[task] ?? []), ...loader, join(ROOT, entry), ...rest];
const [file, ...args] =
  // A limit on core dumps can only be set before the process starts.
  process.platform === 'win32' ? command : ['/bin/sh', '-c', 'ulimit -c 0; exec "$@"', 'sh', ...command];
// tsx would keep its cache among the temporary files; this service writes none.
const child = spawn(file, args, {
  stdio: 'inherit',
  env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), TSX_DISABLE_CACHE: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the child by itself; a second one would cut its clean-up short.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
