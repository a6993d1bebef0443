import type { Locator, Page } from 'playwright-core';

type Tab = 'start' | 'connection' | 'values' | 'rules' | 'privacy' | 'quality' | 'projects' | 'data';

/** The app's page in the admin area. */
export function adminPageOf(page: Page): Locator {
  return page.getByTestId('app-module-triage-admin');
}

/** Goes to a tab of it. */
export async function openTab(page: Page, tab: Tab): Promise<void> {
  await page.getByTestId(`tab-${tab}`).click();
}

/** After this an option was not met, in milliseconds, and the list is opened once more. */
const NOT_MET_MS = 5_000;

/**
 * Picks from a select, by its label without a mark or with one, as people do: a click, some letters, the option that begins
 * with these words and no longer ones; and once more where the option is still there. In the middle of the page, since an
 * open list does not move with it: something that comes later may push the select away from its list, and options that a
 * search brings under the pressed button take the place of those that were to be clicked.
 */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  const input = page.getByLabel(new RegExp(`^${label}\u2063?$`, 'u'));
  const option = page.getByRole('option', { name: new RegExp(`^${text}(?![\\p{L}\\p{N}])`, 'u') }).first();
  const pick = async (timeout?: number): Promise<void> => {
    await input.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await input.fill(text);
    await option.waitFor();
    await option.click({ timeout });
    await option.waitFor({ state: 'hidden', timeout });
  };
  try {
    await pick(NOT_MET_MS);
  } catch {
    await input.press('Escape');
    await pick();
  }
}

/** Saves and waits until it is said to be done. */
export async function saveAs(page: Page, version: number): Promise<void> {
  await page.getByTestId('save').click();
  await page.getByText(`Saved as version ${version}.`).waitFor();
}

/** Answers Jira's question about a host. */
export async function answerEgress(page: Page, answer: 'Allow' | 'Cancel'): Promise<void> {
  await page.getByTestId('egress-dialog').getByRole('button', { name: answer }).click();
}

/** The names in a list of allowed values, on the page of it that is shown. */
export async function namesIn(page: Page, kind: 'labels' | 'components'): Promise<string[]> {
  const rows = await page.getByTestId(`list-${kind}`).locator(`[data-testid^="${kind}-"] label`).allInnerTexts();
  return rows.map((text) => text.trim()).filter((text) => text !== '');
}
