import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRollbackOptions, ROLLBACK_HELP } from './rollback-options';

const APP_ID = /^ {2}id: .*$/m;

function run(command: string, args: string[], cwd = process.cwd()): boolean {
  console.log(`> ${[command, ...args].join(' ')}`);
  // On Windows npm is a batch file, which only a shell can start. No argument holds a space.
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

/** Deploys as `npm run forge` does, which has the functions where Forge looks for them. */
function deploy(args: string[], cwd?: string): boolean {
  return run('npm', ['run', 'forge', '--', 'deploy', ...args, '--non-interactive'], cwd);
}

/** A build that the release uploaded; Forge keeps one for at least 30 days after it was last deployed (`forge build`, CLI reference). */
function deployBuild(tag: string, environment: string): boolean {
  if (deploy(['--tag', tag, '--environment', environment])) return true;
  console.error(
    `\nNothing was changed. If Forge has no build ${tag} any more: npm run rollback -- ${tag} --environment ${environment} --from-source`,
  );
  return false;
}

/** In a working tree of its own, so that what is being worked on here stays as it is. */
function deploySource(tag: string, environment: string): boolean {
  const parent = mkdtempSync(path.join(tmpdir(), 'rollback-'));
  const tree = path.join(parent, 'source');
  try {
    if (!run('git', ['worktree', 'add', '--detach', tree, `refs/tags/${tag}`])) return false;
    // The app's id may never have been committed.
    const [id = ''] = APP_ID.exec(readFileSync('manifest.yml', 'utf8')) ?? [];
    const manifest = path.join(tree, 'manifest.yml');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(APP_ID, id));
    return run('npm', ['ci', '--ignore-scripts'], tree) && deploy(['--environment', environment], tree);
  } finally {
    rmSync(parent, { recursive: true, force: true });
    run('git', ['worktree', 'prune']);
  }
}

const options = readRollbackOptions(process.argv.slice(2));
if (options === null) {
  console.error(ROLLBACK_HELP);
  process.exitCode = 2;
} else {
  const rollBack = options.fromSource ? deploySource : deployBuild;
  process.exitCode = rollBack(options.tag, options.environment) ? 0 : 1;
}
