import type { Locator } from 'playwright-core';
import { createIssue } from '../flow/support/create-issue';
import { describeInBrowser } from '../support/browser';
import { violationsOn } from './support/axe';
import { browserSite } from './support/browser-site';
import { tooWide } from './support/too-wide';

describeInBrowser('likely duplicates on the triage page', () => {
  const at = browserSite();
  const app = (): Locator => at.page.getByTestId('app-module-triage-queue');
  const row = (key: string): Locator => app().getByTestId(`row-${key}`);
  const opened = (key: string): Locator => app().getByTestId(`open-${key}`);
  const create = (summary: string) => createIssue(at.site, '10001', { summary });
  let first: string;
  let second: string;
  let third: string;

  beforeAll(async () => {
    first = await create('Newsletter form rejects addresses with an apostrophe');
    second = await create('Addresses with an apostrophe are rejected by the newsletter form');
    third = await create('Newsletter form: addresses with an apostrophe rejected, and nobody is told');
  });

  async function openPage(as?: Parameters<typeof at.open>[1]): Promise<void> {
    await at.open('/projects/SHOP/apps/triage-queue', as);
    await app().getByTestId('queue-list').waitFor();
  }

  test('stand on the row with a link that says what it is, and the others behind a button', async () => {
    const { page } = at;
    await openPage();
    const link = row(first).getByRole('link', { name: `Looks like ${second}` });
    await link.waitFor();
    expect(await link.getAttribute('href')).toContain(`/browse/${second}`);
    await row(first).getByText('both say: newsletter, form, rejects, addresses, apostrophe').waitFor();
    await app().getByTestId('queue-status').getByText('3 look like another issue').waitFor();
    const more = row(first).getByRole('button', { name: `+1 more like ${first}` });
    await more.focus();
    await page.keyboard.press('Enter');
    await row(first)
      .getByRole('link', { name: `Looks like ${third}` })
      .waitFor();
    await row(first).getByTestId(`more-duplicates-${first}`).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await row(first)
      .getByRole('link', { name: `Looks like ${third}` })
      .waitFor({ state: 'detached' });
  });

  test('have no fault that axe knows and fit into 400 pixels, light and dark', async () => {
    const { page } = at;
    const found: unknown[] = [];
    await openPage();
    for (const theme of ['light', 'dark']) {
      await page.getByLabel('Theme').selectOption(theme);
      await page.waitForFunction((name) => document.documentElement.dataset['colorMode'] === name, theme);
      await row(first).getByTestId(`more-duplicates-${first}`).click();
      await row(first)
        .getByRole('link', { name: `Looks like ${third}` })
        .waitFor();
      found.push(await violationsOn(page));
      await page.setViewportSize({ width: 400, height: 900 });
      found.push(await tooWide(page));
      await page.setViewportSize({ width: 1280, height: 800 });
      await row(first).getByTestId(`more-duplicates-${first}`).click();
      await row(first)
        .getByRole('link', { name: `Looks like ${third}` })
        .waitFor({ state: 'detached' });
    }
    const fits = { scrollable: 0, parts: [] };
    expect(found).toEqual([[], fits, [], fits]);
  });

  test('can be listed alone', async () => {
    const { page } = at;
    await openPage();
    await page.getByLabel('State', { exact: true }).fill('With likely');
    await page.getByRole('option', { name: 'With likely duplicates' }).click();
    await row('SHOP-13').waitFor({ state: 'detached' });
    expect(await app().locator('[data-testid^="open-row-"]').allInnerTexts()).toEqual([third, second, first]);
  });

  test('are linked from the open issue with a key, which both rows say at once, and for whoever comes later', async () => {
    const { page, site } = at;
    await openPage();
    await app().getByTestId(`open-row-${second}`).click();
    const link = opened(second).getByTestId(`link-${first}`);
    await link.focus();
    await page.keyboard.press('Enter');
    for (const key of [first, second]) await row(key).getByText('Linked as a duplicate').waitFor();
    await link.getByText(`Undo the link to ${first}`).waitFor();
    await link.and(page.locator(':focus')).waitFor();
    expect(site.jira.snapshot().issueLinks).toHaveLength(1);
    expect(await violationsOn(page)).toEqual([]);
    await openPage('viewer');
    await row(second).getByText('Linked as a duplicate').waitFor();
    await app().getByTestId(`open-row-${second}`).click();
    await opened(second)
      .getByRole('link', { name: `Looks like ${first}` })
      .waitFor();
    // Whoever may not edit is offered no link, least of all to what is not linked yet.
    await app().getByTestId(`open-row-${third}`).click();
    await opened(third)
      .getByRole('link', { name: /^Looks like / })
      .first()
      .waitFor();
    expect(await opened(third).locator('[data-testid^="link-"]').count()).toBe(0);
    await openPage();
    await app().getByTestId(`open-row-${second}`).click();
    await opened(second).getByText('Linked as a duplicate').waitFor();
    await opened(second).getByText('Newsletter form rejects addresses with an apostrophe').waitFor();
  });
});
