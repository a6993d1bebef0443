import type { Locator, Page } from 'playwright-core';

const CONTROL = /^\s*- '?((?:button|checkbox|combobox|radio|searchbox|slider|spinbutton|switch|textbox)\b( "(?:[^"\\]|\\.)+")?)/u;

/** Controls below an element that a screen reader's user cannot tell apart, by role and name, and those without a name. */
export async function findUnclearControls(within: Locator): Promise<string[]> {
  const lines = (await within.ariaSnapshot()).split('\n');
  const controls = lines.flatMap((line) => {
    const [, control, name] = CONTROL.exec(line) ?? [];
    return control === undefined ? [] : [{ control, hasName: name !== undefined }];
  });
  const isFirst = (control: string, place: number) => controls.findIndex((each) => each.control === control) === place;
  return controls.filter(({ control, hasName }, place) => !hasName || !isFirst(control, place)).map(({ control }) => control);
}

/** Whether the keyboard's user would begin anew at the top of the page. */
export function isFocusLost(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
}
