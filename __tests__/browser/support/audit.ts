import type { Locator, Page } from 'playwright-core';
import { violationsOn } from './axe';
import { DESKTOP } from './browser-site';
import { findUnclearControls } from './controls';
import { findUnmarked } from './marked-language';
import { tooWide } from './too-wide';

const NARROW = { width: 400, height: 900 };

interface Auditor {
  /** Looks at what is shown now, under this name. */
  audit: (state: string) => Promise<void>;
  /** What was wrong with each state, and nothing with the others. */
  faults: () => Record<string, string[]>;
  /** The states that were looked at. */
  states: () => string[];
}

/**
 * Looks at states of a page: what axe finds in the app's part and the host's, light and dark; which controls a screen reader's user
 * cannot tell by their names; and what does not fit into 400 pixels, which is also a window of 1280 at a zoom of 320 %.
 * @param data of a page in the marked language, what stands on it that is not the app's: then everything else has to bear
 *   its mark
 */
export function auditor(page: Page, partOf: (page: Page) => Locator, data?: () => Promise<string>): Auditor {
  const found: Record<string, string[]> = {};
  return {
    async audit(state) {
      const ofPage = await violationsOn(page);
      const unclear = await findUnclearControls(partOf(page));
      const unmarked = data === undefined ? [] : await findUnmarked(partOf(page), await data());
      await page.setViewportSize(NARROW);
      const { scrollable, parts } = await tooWide(page);
      await page.setViewportSize(DESKTOP);
      found[state] = [
        ...ofPage,
        ...unclear.map((control) => `not told apart: ${control}`),
        ...unmarked.map((text) => `English: ${text}`),
        ...(scrollable > 0 ? [`moves sideways by ${scrollable}`] : []),
        ...parts.map((part) => `too wide: ${part}`),
      ];
    },
    faults: () => Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0)),
    states: () => Object.keys(found),
  };
}
