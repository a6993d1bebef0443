import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED } from './compiled';

const ROOT = join(__dirname, '../..');
const TSC = join(ROOT, '../node_modules/typescript-native/bin/tsc');

/** The hosted endpoint has a lock file of its own: its packages have to be there before its tests are, and its commands compiled. */
export default function install(): void {
  const run = (...args: string[]) => execFileSync(process.execPath, args, { stdio: ['ignore', 2, 2] });
  run(join(ROOT, 'run.mjs'), 'install');
  rmSync(COMPILED, { recursive: true, force: true });
  run(TSC, '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', COMPILED);
}
