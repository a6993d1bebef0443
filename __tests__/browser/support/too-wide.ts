import type { Page } from 'playwright-core';

/** What sticks out of the window to the right, and how far the page can be moved sideways. */
export function tooWide(page: Page): Promise<{ scrollable: number; parts: string[] }> {
  return page.evaluate(() => ({
    scrollable: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    parts: [...document.querySelectorAll('main *, header *, [role=dialog] *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      // What stands in a box that scrolls by itself is reached there, and a bar that moves is cut at its ends.
      .filter((element) => element.checkVisibility() && element.closest('pre, .adf, .app-table, [role=progressbar]') === null)
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`),
  }));
}
