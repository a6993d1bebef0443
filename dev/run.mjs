/**
 * The one way in: `npm start`, `npm test` and every other command of `package.json`.
 *
 * Plain JavaScript without dependencies, because it runs before there are any:
 * it checks Node, installs what is missing, and then hands over to the task.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TASKS = {
  start: 'dev/start.ts',
  test: 'dev/tasks/test.ts',
  bench: 'dev/bench/index.ts',
  screenshots: 'dev/screenshots/index.ts',
  eval: 'dev/eval/index.ts',
  attacks: 'dev/attacks/index.ts',
  masking: 'dev/attacks/masking.ts',
  promises: 'dev/promises/index.ts',
  clients: 'dev/clients/index.ts',
  isolation: 'dev/isolation/index.ts',
  soak: 'dev/soak/index.ts',
  mutation: 'node_modules/@stryker-mutator/core/bin/stryker.js',
  'release-check': 'dev/tasks/release/check.ts',
  forge: 'dev/tasks/forge.ts',
  rollback: 'dev/tasks/release/roll-back.ts',
};
/** Tasks that check the hosted endpoint in proxy/ as well, whose packages are its own. */
const WITH_PROXY = ['test', 'promises'];
const OLDEST_NODE = [20, 19];
/** How long a task may take to stop before it is killed. */
const STOP_MS = 8_000;

function isNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** The packages of a lock file by folder, or null when there is no such file. */
function readLockedPackages(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Why an installation in a folder is needed, or null when what is installed is what the lock file says.
 * npm writes `node_modules/.package-lock.json` last, so an interrupted installation has none.
 * Optional packages may be missing: they are for other machines.
 */
function reasonToInstall(base) {
  const wanted = readLockedPackages(join(base, 'package-lock.json'));
  const installed = readLockedPackages(join(base, 'node_modules/.package-lock.json'));
  if (wanted === null) return null;
  if (installed === null) return 'nothing is installed yet';
  for (const [folder, entry] of Object.entries(wanted)) {
    if (folder === '') continue;
    const found = installed[folder];
    if (found === undefined && entry.optional) continue;
    if (found === undefined || found.version !== entry.version || found.integrity !== entry.integrity) {
      return 'the lock file has changed since the last installation';
    }
  }
  return null;
}

/** npm's own command: the npm that runs this script, else the one on the path. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') return { file: process.execPath, args: [running], shell: false };
  // On Windows `npm` is a batch file, which only a shell can start.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Runs a child to its end, passing signals on, and resolves to the exit code that stands for how it ended. */
function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: 'inherit', ...options });
    let killer;
    const stop = (signal) => {
      // A terminal sends Ctrl-C to the child by itself; a second one would cut its clean-up short.
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
      if (killer === undefined) killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    signals.forEach((signal) => process.on(signal, stop));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(killer);
      signals.forEach((name) => process.off(name, stop));
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}

async function install(base, reason) {
  const where = base === '.' ? '' : ` in ${base}`;
  console.log(`Installing packages${where} with npm ci: ${reason}. This takes up to three minutes.`);
  const began = Date.now();
  const npm = npmCommand();
  // No package of this project needs its install scripts, so none gets to run.
  const scope = ['--ignore-scripts', '--include=dev', '--include=optional'];
  // Its warnings are about packages' wishes for other packages; nobody here can act on them.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(npm.file, [...npm.args, 'ci', ...scope, ...quiet], { shell: npm.shell, cwd: join(ROOT, base) });
  if (code === 0) console.log(`Installed in ${Math.round((Date.now() - began) / 1_000)} s.\n`);
  else console.error('npm ci failed; see its message above. Nothing was started.');
  return code;
}

async function main([name, ...args]) {
  if (!isNodeNewEnough()) {
    console.error(`Node ${OLDEST_NODE.join('.')} or later is required; this is ${process.version}. Get it from https://nodejs.org.`);
    return 1;
  }
  const task = TASKS[name];
  if (task === undefined) {
    console.error(`Usage: node dev/run.mjs ${Object.keys(TASKS).join('|')} [arguments]`);
    return 2;
  }
  for (const base of WITH_PROXY.includes(name) ? ['.', 'proxy'] : ['.']) {
    const reason = reasonToInstall(base);
    const code = reason === null ? 0 : await install(base, reason);
    if (code !== 0) return code;
  }
  return run(process.execPath, ['--import', 'tsx', task, ...args]);
}

process.exitCode = await main(process.argv.slice(2));
