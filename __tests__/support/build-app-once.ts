import { freshAppBuild } from './fresh-build';

/** Jest's set-up before the flow tests: the app is there. */
export default async function buildAppOnce(): Promise<void> {
  process.env['AUTO_TRIAGE_APP_BUILD'] ??= await freshAppBuild();
}
