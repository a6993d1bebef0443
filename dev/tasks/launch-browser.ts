import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { findBrowser, HOW_TO_INSTALL_A_BROWSER } from './find-browser';

/** Keeps the browser to this machine and quiet: no updates, no first-run page, no name but the loopback address. */
const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts the installed browser without a window and with an empty profile. Throws when there is none, saying how to install one. */
export async function launch(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** The same for several processes, which connect to its address. */
export async function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...launchOptions(), host: '127.0.0.1' });
}

function launchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(`Cannot run: ${HOW_TO_INSTALL_A_BROWSER}`);
  // Chromium refuses its sandbox to root.
  const isRoot = process.getuid?.() === 0;
  return { executablePath, headless: true, chromiumSandbox: !isRoot, args: FLAGS };
}
