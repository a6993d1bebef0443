import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The hosted endpoint has a lock file of its own: its packages have to be there before its tests are. */
export default function install(): void {
  execFileSync(process.execPath, [join(__dirname, '../../run.mjs'), 'install'], { stdio: ['ignore', 2, 2] });
}
