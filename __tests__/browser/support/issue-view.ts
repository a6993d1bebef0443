import type { Locator, Page } from 'playwright-core';

/** The app's panel on the page of an issue. */
export function panelOf(page: Page): Locator {
  return page.getByTestId('app-module-triage-panel');
}

export function button(within: Locator | Page, name: string | RegExp): Locator {
  return within.getByRole('button', { name, exact: true });
}

/** Asks for a suggestion in a panel that shows none yet, and waits for the proposals. */
export async function suggestIn(panel: Locator): Promise<void> {
  await panel.getByTestId('suggest').click();
  await panel.getByTestId('proposals').waitFor();
}

/** The box of a proposed value, whose name goes on with the field, the confidence and the reason. */
export function boxOf(panel: Locator, value: string): Locator {
  return panel.getByRole('checkbox', { name: new RegExp(`^${value} (?:priority|component|label), `, 'u') });
}

/** Names of the boxes in a panel, with whether each is ticked. */
export async function boxesIn(panel: Locator): Promise<Record<string, boolean>> {
  const boxes = await panel.getByRole('checkbox').all();
  const entries = boxes.map(
    async (box) =>
      [await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText.trim() ?? ''), await box.isChecked()] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Clicks what people click: the name beside the box. */
export async function clickBox(panel: Locator, name: string): Promise<void> {
  await panel
    .locator('label')
    .filter({ hasText: new RegExp(`^${name}$`, 'u') })
    .click();
}

/** The choices in the list that a picker has opened. */
export function choicesOn(page: Page): Locator {
  return page.getByRole('listbox').getByRole('option');
}

/** The value of one of Jira's own fields beside the issue. The panel's sections of the same names are no `dd`. */
export function fieldOf(page: Page, name: string): Locator {
  return page.getByTestId(`field-${name}`).and(page.locator('dd'));
}

/** Jira's own fields beside the issue, as the page shows them now. */
export async function shownFields(page: Page): Promise<{ priority: string; components: string; labels: string[]; assignee: string }> {
  // Before the value stands, for screen readers, that it can be edited.
  const valueOf = async (name: string) => (await fieldOf(page, name).innerText()).replace(/^Edit \w+:\s*/u, '');
  return {
    priority: await valueOf('priority'),
    components: await valueOf('components'),
    labels: await fieldOf(page, 'labels').locator('.chip').allInnerTexts(),
    assignee: await fieldOf(page, 'assignee').innerText(),
  };
}

/** The newest entry of the history, line by line: who, when, what. */
export async function newestChange(page: Page): Promise<string[]> {
  const text = await page.getByTestId('activity').getByRole('listitem').first().innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}
