import type { BrowserServer } from 'playwright-core';
import { findBrowser } from '../../dev/tasks/find-browser';
import { launchServer } from '../../dev/tasks/launch-browser';
import { freshAppBuild, freshShellBuild } from './fresh-build';

/** Jest loads set-up and tear-down apart from each other; this process is all that they share. */
export const shared = globalThis as { browserServer?: BrowserServer };

/** Jest's set-up before the browser tests: the app, the host's web page and one browser for all files are there. */
export default async function prepareBrowserTests(): Promise<void> {
  process.env['AUTO_TRIAGE_APP_BUILD'] ??= await freshAppBuild();
  process.env['AUTO_TRIAGE_SHELL_BUILD'] ??= await freshShellBuild();
  if (findBrowser() === null) return;
  const server = await launchServer();
  shared.browserServer = server;
  process.env['AUTO_TRIAGE_BROWSER'] = server.wsEndpoint();
}
