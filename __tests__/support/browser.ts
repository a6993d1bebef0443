import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../dev/tasks/find-browser';
import { launch as launchAlone } from '../../dev/tasks/launch-browser';
import { slowDown, timesSlower } from './slow-pages';

/** A connection to the browser of all test files; closing it closes what was opened through it. Without one it throws as starting one does. */
export async function launch(): Promise<Browser> {
  const address = process.env['AUTO_TRIAGE_BROWSER'];
  const browser = await (address === undefined ? launchAlone() : chromium.connect(address));
  const times = timesSlower();
  return times > 1 ? slowDown(browser, times) : browser;
}

/**
 * A `describe` that needs a browser. Without one its tests are skipped, by name;
 * with `SKIPS_FAIL=1` they run, and fail where they launch it.
 */
export function describeInBrowser(title: string, tests: () => void): void {
  const available = findBrowser() !== null || process.env['SKIPS_FAIL'] === '1';
  (available ? describe : describe.skip)(title, tests);
}
