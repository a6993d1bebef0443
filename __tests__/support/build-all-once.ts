import { freshAppBuild, freshShellBuild } from './fresh-build';

/** Jest's set-up before the browser tests: the app and the host's web page are there. */
export default async function buildAllOnce(): Promise<void> {
  process.env['AUTO_TRIAGE_APP_BUILD'] ??= await freshAppBuild();
  process.env['AUTO_TRIAGE_SHELL_BUILD'] ??= await freshShellBuild();
}
