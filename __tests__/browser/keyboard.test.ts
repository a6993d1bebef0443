import type { Locator } from 'playwright-core';
import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { boxesIn, button, newestChange, panelOf, shownFields } from './support/issue-view';

/** More stops than any page of the host has. */
const MANY_STOPS = 200;

describeInBrowser('the keyboard alone', () => {
  const at = browserSite();

  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  async function tabTo(target: Locator): Promise<number> {
    for (let stops = 0; stops < MANY_STOPS; stops += 1) {
      if (await isFocused(target)) return stops;
      await at.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${String(target)}.`);
  }

  /** Waits until the focus is there without anybody having moved it. */
  async function expectFocus(target: Locator): Promise<void> {
    await target.and(at.page.locator(':focus')).waitFor();
  }

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  test('goes the whole way: list, issue, suggestion, choice, acceptance, undo', async () => {
    const { page, site } = at;
    const { keyboard } = page;
    await at.open('/projects/SHOP');
    const link = page.getByRole('link', { name: 'Customer charged two times for one order after reload' });
    await link.waitFor();
    await tabTo(link);
    await keyboard.press('Enter');
    const panel = panelOf(page);
    const suggest = button(panel, 'Suggest triage');
    await suggest.waitFor();
    await tabTo(suggest);
    await keyboard.press('Enter');
    await panel.getByTestId('proposals').waitFor();

    // The button has gone; the focus goes on where the proposals begin, so a few stops reach everything.
    await expectFocus(button(panel, 'Change priority…'));
    expect(await tabTo(panel.getByRole('checkbox', { name: 'High' }))).toBe(1);
    await tabTo(panel.getByRole('checkbox', { name: 'regression' }));
    await keyboard.press('Space');
    await keyboard.press('Shift+Tab');
    await expectFocus(panel.getByRole('checkbox', { name: 'data-loss' }));
    await keyboard.press('Space');
    expect(await boxesIn(panel)).toEqual({ High: true, Payments: true, 'data-loss': false, regression: true });
    await tabTo(button(panel, 'Accept selected (3)'));
    await keyboard.press('Enter');

    await panel.getByTestId('outcome-applied').waitFor();
    await newestChange(page);
    expect(await shownFields(page)).toMatchObject({ priority: 'High', components: 'Payments', labels: ['regression'] });
    await expectFocus(button(panel, 'Undo'));
    await keyboard.press('Space');
    await panel.getByTestId('outcome-undone').waitFor();
    await expectFocus(button(panel, 'Suggest again'));
    expect(await site.issue()).toMatchObject({ priority: 'Medium', components: [], labels: [] });
  });

  test('picks another value', async () => {
    const { page } = at;
    const { keyboard } = page;
    await at.open('/browse/SHOP-14');
    const panel = panelOf(page);
    await button(panel, 'Suggest triage').waitFor();
    await tabTo(button(panel, 'Suggest triage'));
    await keyboard.press('Space');
    await expectFocus(button(panel, 'Change priority…'));
    await keyboard.press('Enter');
    await expectFocus(panel.getByRole('combobox', { name: 'Choose another priority' }));
    await keyboard.type('Lowest');
    await keyboard.press('Enter');
    await panel.getByTestId('current-priority').getByText('→ Lowest').waitFor();
    expect(await boxesIn(panel)).toMatchObject({ High: false });
    await tabTo(button(panel, /^Accept selected/u));
    await keyboard.press('Space');
    await newestChange(page);
    expect(await shownFields(page)).toMatchObject({ priority: 'Lowest' });
  });

  test('cancels a run, and asks again', async () => {
    const { page, site } = at;
    let release = (): void => undefined;
    site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
    await at.open('/browse/SHOP-15');
    const panel = panelOf(page);
    await button(panel, 'Suggest triage').waitFor();
    await tabTo(button(panel, 'Suggest triage'));
    await page.keyboard.press('Enter');
    await expectFocus(button(panel, 'Cancel'));
    await panel.getByText(/^Asking the model… [1-9]\d* s$/u).waitFor();
    await page.keyboard.press('Enter');
    await expectFocus(button(panel, 'Suggest triage'));
    release();
    site.endpoint.setReply(() => aReply());
    await page.keyboard.press('Enter');
    await panel.getByTestId('proposals').waitFor();
  });
});
