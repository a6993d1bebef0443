import type { Locator } from 'playwright-core';
import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { boxesIn, boxOf, button, newestChange, panelOf, shownFields } from './support/issue-view';

/** More stops than any page of the host has. */
const MANY_STOPS = 200;

describeInBrowser('the keyboard alone', () => {
  const at = browserSite();

  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  async function press(key: string, target: Locator): Promise<number> {
    for (let stops = 0; stops < MANY_STOPS; stops += 1) {
      if (await isFocused(target)) return stops;
      await at.page.keyboard.press(key);
    }
    throw new Error(`${key} never reaches ${String(target)}.`);
  }

  const tabTo = (target: Locator) => press('Tab', target);
  const shiftTabTo = (target: Locator) => press('Shift+Tab', target);

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

    // The focus stays where it was, and what can be done comes next.
    await expectFocus(button(panel, 'Suggest again'));
    await button(panel, 'Dismiss').and(page.locator(':enabled')).waitFor();
    await keyboard.press('Tab');
    await expectFocus(button(panel, 'Accept selected (3)'));
    expect(await tabTo(boxOf(panel, 'High'))).toBeLessThanOrEqual(4);
    await tabTo(button(panel, '1 unlikely one'));
    await keyboard.press('Enter');
    await shiftTabTo(boxOf(panel, 'regression'));
    await keyboard.press('Space');
    await keyboard.press('Shift+Tab');
    await expectFocus(boxOf(panel, 'data-loss'));
    await keyboard.press('Space');
    expect(await boxesIn(panel)).toEqual({ High: true, Payments: true, 'data-loss': false, regression: true });
    await shiftTabTo(button(panel, 'Accept selected (3)'));
    await keyboard.press('Enter');

    await panel.getByTestId('outcome-applied').waitFor();
    await newestChange(page);
    expect(await shownFields(page)).toMatchObject({ priority: 'High', components: 'Payments', labels: ['regression'] });
    await tabTo(button(panel, 'Undo'));
    await keyboard.press('Space');
    await panel.getByText(/^Undone/u).waitFor();
    await expectFocus(button(panel, 'Suggest again'));
    expect(await site.issue()).toMatchObject({ priority: 'Medium', components: [], labels: [] });
  });

  test('reviews, accepts and goes on in five keys, with a suggestion of four proposals', async () => {
    const { page, site } = at;
    const components = ['Payments', 'Checkout'].map((name) => ({ value: name, confidence: 0.9, reason: 'It says so.' }));
    site.endpoint.setReply(() => aReply({ components }));
    await page.setViewportSize({ width: 1366, height: 768 });
    await at.open('/browse/SHOP-22');
    const panel = panelOf(page);
    const keys: string[] = [];
    const strike = async (key: string) => {
      keys.push(key);
      await page.keyboard.press(key);
    };
    await button(panel, 'Suggest triage').focus();
    await strike('Enter');
    const accept = button(panel, 'Accept selected (4)').and(page.locator(':enabled'));
    await accept.waitFor();
    const box = (await accept.boundingBox())!;
    const bar = (await page.locator('.developer-bar').boundingBox())!;
    expect(box.y + box.height).toBeLessThan(bar.y);

    await strike('Tab');
    await expectFocus(accept);
    await strike('Enter');
    await button(panel, 'Undo').and(page.locator(':enabled')).waitFor();
    const next = button(panel, 'Next: SHOP-21');
    await next.waitFor();
    // The focus is on it already, unless Jira found the issue only after the acceptance.
    if (!(await isFocused(next))) await strike('Tab');
    await expectFocus(next);
    await strike('Enter');
    await page.waitForURL('**/browse/SHOP-21');
    expect(keys.length).toBeLessThanOrEqual(5);
    expect(await site.issue('SHOP-22')).toMatchObject({ priority: 'High', components: ['Checkout', 'Payments'] });
  });

  test('held down or pressed twice, Enter accepts once and takes nothing back; a double click neither', async () => {
    const { page, site } = at;
    await at.open('/browse/SHOP-19');
    const panel = panelOf(page);
    const before = at.edits().length;
    await button(panel, 'Suggest triage').dblclick();
    await button(panel, 'Accept selected (3)').and(page.locator(':enabled')).waitFor();
    await button(panel, 'Accept selected (3)').focus();
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await panel.getByTestId('outcome-applied').waitFor();
    await button(panel, 'Undo').and(page.locator(':enabled')).waitFor();
    expect(at.edits()).toHaveLength(before + 1);
    expect(await site.issue('SHOP-19')).toMatchObject({ priority: 'High', components: ['Payments'], labels: ['data-loss'] });
  });

  test('picks another value', async () => {
    const { page } = at;
    const { keyboard } = page;
    await at.open('/browse/SHOP-14');
    const panel = panelOf(page);
    await button(panel, 'Suggest triage').waitFor();
    await tabTo(button(panel, 'Suggest triage'));
    await keyboard.press('Space');
    await panel.getByTestId('proposals').waitFor();
    await tabTo(button(panel, 'Change priority…'));
    await keyboard.press('Enter');
    await expectFocus(panel.getByRole('combobox', { name: 'Choose another priority' }));
    await keyboard.type('Lowest');
    await keyboard.press('Enter');
    await panel.getByTestId('current-priority').getByText('→ Lowest').waitFor();
    expect(await boxesIn(panel)).toMatchObject({ High: false });
    await shiftTabTo(button(panel, /^Accept selected/u));
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
    await panel.getByText(/^[1-9]\d* s$/u).waitFor();
    await page.keyboard.press('Tab');
    await expectFocus(button(panel, 'Cancel'));
    await page.keyboard.press('Enter');
    await button(panel, 'Cancel').waitFor({ state: 'detached' });
    await expectFocus(button(panel, 'Suggest triage'));
    release();
    site.endpoint.setReply(() => aReply());
    await page.keyboard.press('Enter');
    await panel.getByTestId('proposals').waitFor();
    await button(panel, 'Dismiss').and(page.locator(':enabled')).waitFor();
    site.endpoint.setReply(() => aReply({ components: [{ value: 'Checkout', confidence: 0.9, reason: 'Asked again.' }] }));
    await page.keyboard.press('Enter');
    await panel.getByText('Asked again.').first().waitFor();
    await expectFocus(button(panel, 'Suggest again'));
  });
});
