import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { sortByContrast } from './support/axe';
import { tooWide } from './support/too-wide';
import { browserSite } from './support/browser-site';
import { button, newestChange, panelOf, shownFields, suggestIn } from './support/issue-view';

const PHONE = { width: 400, height: 800 };

describeInBrowser('the look of the panel', () => {
  const at = browserSite();

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  test('is readable in light and dark, and the choice stays', async () => {
    const { page } = at;
    await at.open('/browse/SHOP-13');
    const panel = panelOf(page);
    await suggestIn(panel);
    await button(panel, '1 unlikely one').click();
    await button(panel, 'Accept all (3)').and(page.locator(':enabled')).waitFor();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    for (const theme of ['light', 'dark']) {
      await page.getByLabel('Theme').selectOption(theme);
      await page.waitForFunction((name) => document.documentElement.dataset['colorMode'] === name, theme);
      const { readable, unreadable } = await sortByContrast(panel);
      expect([theme, unreadable]).toEqual([theme, []]);
      for (const text of ['The customer paid twice.', 'High', '0.31', 'Nothing changes until you accept.', 'Accept all']) {
        expect([theme, readable.join('\n')]).toEqual([theme, expect.stringContaining(text)]);
      }
    }
    await page.reload();
    await panel.getByTestId('proposals').waitFor();
    expect(await background()).not.toBe(light);
    expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
  });

  test('fits into 400 pixels without scrolling sideways, on every page', async () => {
    const { page } = at;
    await page.setViewportSize(PHONE);
    const fits = { scrollable: 0, parts: [] };
    await at.open('/');
    await page.getByTestId('issue-list').waitFor();
    expect(await tooWide(page)).toEqual(fits);

    await at.open('/browse/SHOP-14');
    const panel = panelOf(page);
    await button(panel, 'Suggest triage').waitFor();
    expect(await tooWide(page)).toEqual(fits);
    await suggestIn(panel);
    for (const field of ['priority', 'components', 'labels']) await button(panel, `Change ${field}…`).click();
    await panel.getByRole('combobox').nth(2).waitFor();
    expect(await tooWide(page)).toEqual(fits);
    await button(panel, 'Accept all (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    expect(await tooWide(page)).toEqual(fits);
  });

  test('opens from the issue’s actions in a dialog, which closes when the work is done', async () => {
    const { page } = at;
    await page.setViewportSize(PHONE);
    await at.open('/browse/SHOP-15');
    await button(page, 'Actions').click();
    await button(page.getByTestId('apps-menu-content'), 'Suggest triage').click();
    const dialog = page.getByRole('dialog', { name: 'Suggest triage' });
    // Whoever chose the action has asked already.
    await dialog.getByTestId('proposals').waitFor();
    await panelOf(page).getByTestId('proposals').waitFor();
    expect(await tooWide(page)).toEqual({ scrollable: 0, parts: [] });
    await button(dialog, 'Accept selected (3)').click();
    await dialog.getByTestId('outcome-applied').waitFor();
    await button(dialog, 'Undo').and(page.locator(':enabled')).waitFor();
    await button(dialog, 'Close').and(dialog.getByTestId('close')).click();
    await dialog.waitFor({ state: 'detached' });
    await panelOf(page).getByTestId('outcome-applied').waitFor();
    await newestChange(page);
    expect(await shownFields(page)).toMatchObject({ priority: 'High', components: 'Payments', labels: ['data-loss'] });
  });
});
