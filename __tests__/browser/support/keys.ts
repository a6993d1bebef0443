import type { Locator } from 'playwright-core';

/** Puts the focus on a control and presses Enter, as whoever came there with Tab does. */
export async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.page().keyboard.press('Enter');
}

/** Waits until the focus is there without anybody having moved it. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.and(target.page().locator(':focus')).waitFor();
}
