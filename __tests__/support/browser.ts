import { findBrowser } from '../../dev/tasks/find-browser';

export { launch } from '../../dev/tasks/launch-browser';

/**
 * A `describe` that needs a browser. Without one its tests are skipped, by name;
 * with `SKIPS_FAIL=1` they run, and fail where they launch it.
 */
export function describeInBrowser(title: string, tests: () => void): void {
  const available = findBrowser() !== null || process.env['SKIPS_FAIL'] === '1';
  (available ? describe : describe.skip)(title, tests);
}
