import type { Locator } from 'playwright-core';
import { aReply, good, suggest } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { adminPageOf, openTab } from './support/admin-page';
import { violationsOn } from './support/axe';
import { browserSite } from './support/browser-site';
import { findUnclearControls, isFocusLost } from './support/controls';
import { tooWide } from './support/too-wide';

const PHONE = { width: 400, height: 800 };

const TABS = ['start', 'connection', 'values', 'rules', 'privacy', 'quality', 'projects', 'data'] as const;

/** More stops than any tab has. */
const MANY_STOPS = 200;

describeInBrowser('the look and the keys of the admin page', () => {
  const at = browserSite();

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  async function tabTo(target: Locator): Promise<void> {
    for (let stops = 0; stops < MANY_STOPS; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await at.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${String(target)}.`);
  }

  test('keeps the focus on a button whose work takes a while, or leaves nothing to do', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    const press = async (testId: string) => {
      const target = page.getByTestId(testId);
      await target.focus();
      await page.keyboard.press('Enter');
      return target;
    };
    const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
    await page.getByTestId('trial-issue').fill('SHOP-13');
    const tried = await press('trial-run');
    await page.getByTestId('trial-result').waitFor();
    expect(await hasFocus(tried)).toBe(true);
    await openTab(page, 'connection');
    const tested = await press('test-connection');
    await page.getByTestId('test-report').waitFor();
    expect(await hasFocus(tested)).toBe(true);
    await openTab(page, 'rules');
    await page.getByLabel('Rules', { exact: true }).fill('Payments are urgent.');
    const saved = await press('save');
    await page.getByText(/^Saved as version/u).waitFor();
    expect(await hasFocus(saved)).toBe(true);
  });

  test('gives the focus to what comes in the place of a control that has gone', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    const press = async (target: Locator) => {
      await target.focus();
      await page.keyboard.press('Enter');
    };
    const expectFocus = (target: Locator) => target.and(page.locator(':focus')).waitFor();
    const byId = (id: string) => page.getByTestId(id);

    await openTab(page, 'connection');
    await press(byId('list-models'));
    await byId('test-report').waitFor();
    expect(await isFocusLost(page)).toBe(false);
    await press(byId('token-replace'));
    await expectFocus(page.getByLabel('Token'));
    await press(byId('token-keep'));
    await expectFocus(byId('token-replace'));

    await openTab(page, 'values');
    await press(byId('add-labels'));
    await expectFocus(byId('new-labels'));
    await page.keyboard.type('first-added\nsecond-added');
    await press(byId('add-labels-now'));
    await byId('added-labels').waitFor();
    await expectFocus(byId('add-labels-now'));
    await press(byId('add-labels-close'));
    await expectFocus(byId('add-labels'));
    await press(byId('remove-labels-accessibility'));
    await expectFocus(byId('remove-labels-alerting'));
    await press(byId('open-import'));
    await press(byId('import-read-all'));
    await byId('import-values').waitFor();
    await expectFocus(byId('import-read-all'));
    await press(byId('import-close'));
    await expectFocus(byId('import-read-all'));

    // Everything below the tabs is drawn anew.
    await press(byId('discard'));
    await press(byId('discard-all'));
    await byId('discard-dialog').waitFor({ state: 'detached' });
    await expectFocus(byId('tab-values'));

    await openTab(page, 'rules');
    await page.getByLabel('Language of reasons').fill('Suomi');
    await press(byId('save'));
    await page.getByText(/^Saved as version/u).waitFor();
    await openTab(page, 'data');
    await press(byId('compare-1'));
    await byId('version-changes').waitFor();
    await expectFocus(byId('compare-1'));
    await press(byId('compare-close'));
    await expectFocus(byId('compare-1'));
    await press(byId('compare-1'));
    await press(byId('restore'));
    await page.getByText(/^Saved as version/u).waitFor();
    await expectFocus(byId('tab-data'));
  });

  test('says that there is nothing to show yet, before there are proposals', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await page.getByTestId('quality-empty').getByText('No proposals yet').waitFor();
    expect(await page.getByTestId('statistics').count()).toBe(0);
    await openTab(page, 'projects');
    await page.getByTestId('open-project-SHOP').waitFor();
    expect(await page.getByTestId('project-overview').getByText('cannot be read').count()).toBe(0);
  });

  test('shows what became of proposals, as charts, as a table and to copy', async () => {
    const { page, site } = at;
    const suggestion = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: { labels: ['data-loss'] } }));
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await page.getByText(/^\d+ suggestions? in the last 7 days$/u).waitFor();
    expect(await page.getByTestId('statistics').locator('svg').count()).toBeGreaterThan(1);
    await page.getByTestId('statistics-table').getByText('data-loss').waitFor();
    const lines = (await page.getByTestId('statistics-text').inputValue()).split('\n').map((line) => line.split('\t'));
    expect(lines.find(([, value]) => value === 'data-loss')?.slice(0, 4)).toEqual(['Labels', 'data-loss', '1', '1']);
    await page.getByTestId('days-30').click();
    await page.getByText(/ in the last 30 days$/u).waitFor();
  });

  test('shows the prompt as it would be sent, following what is typed, and what would be masked', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'rules');
    await page.getByTestId('preview-size').waitFor();
    await page.getByLabel('Rules', { exact: true }).fill('Payments come first.');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ readOnly, value }) => readOnly && value.includes('Payments come first.')),
    );
    expect(await page.getByTestId('preview-user').inputValue()).toMatch(/### TICKET START [\s\S]*### TICKET END/u);
    await openTab(page, 'privacy');
    await page.getByTestId('mask-text').fill('Write to mara@nordkap.com or call +49 30 901820.');
    await page.getByTestId('mask-run').click();
    await page
      .getByTestId('mask-found')
      .getByText(/^Masked: 1 × /u)
      .waitFor();
    expect(await page.getByTestId('mask-result').inputValue()).not.toContain('mara@nordkap.com');
  });

  test('fits into 400 pixels on every tab', async () => {
    const { page } = at;
    await page.setViewportSize(PHONE);
    await at.open('/admin', 'administrator');
    for (const tab of TABS) {
      await openTab(page, tab);
      if (tab === 'projects') await page.getByText('Choose a project to see', { exact: false }).waitFor();
      if (tab === 'rules') await page.getByTestId('preview-size').waitFor();
      if (tab === 'values') await page.getByTestId('open-import').click();
      expect([tab, await tooWide(page)]).toEqual([tab, { scrollable: 0, parts: [] }]);
    }
  });

  test.each(TABS)('has no fault that axe knows on the tab %s, with everything that it can show', async (tab) => {
    const { page, site } = at;
    const show: Partial<Record<(typeof TABS)[number], () => Promise<unknown>>> = {
      start: async () => {
        await page.getByTestId('trial-issue').fill('SHOP-13');
        await page.getByTestId('trial-run').click();
        await page.getByTestId('trial-show-sent').click();
      },
      values: async () => {
        await page.getByTestId('open-import').click();
        await page.getByTestId('import-read-all').click();
        await page.getByTestId('import-values').waitFor();
        await page.getByTestId('add-labels').click();
        await page.getByTestId('add-components').click();
        await page.getByTestId('add-mapping').click();
        await page.getByText('Allow labels that are used in the issue’s project').click();
      },
      rules: () => page.getByTestId('preview-user').waitFor(),
      privacy: async () => {
        await page.getByTestId('mask-text').fill('mara@nordkap.com');
        await page.getByTestId('mask-run').click();
        await page.getByTestId('mask-result').waitFor();
      },
      quality: async () => {
        const { id } = await suggest(site, { issueKey: 'SHOP-14' });
        good(await site.panel('applyTriage', { suggestionId: id, accepted: { labels: ['data-loss'] } }, { issueKey: 'SHOP-14' }));
        await at.open('/admin/quality', 'administrator');
        await page.getByTestId('statistics-text').waitFor();
      },
      projects: async () => {
        await page.getByTestId('open-project-SHOP').click();
        await page.getByTestId('change-labels').click();
        await page.getByTestId('change-rules').click();
      },
      data: async () => {
        await openTab(page, 'rules');
        await page.getByLabel('Language of reasons').fill('Deutsch');
        await page.getByTestId('save').click();
        await page.getByText(/^Saved as version/u).waitFor();
        await openTab(page, 'data');
        await page.getByTestId('compare-1').click();
        await page.getByTestId('version-changes').waitFor();
      },
    };
    await at.open('/admin', 'administrator');
    await openTab(page, tab);
    await show[tab]?.();
    // A chosen tab under the pointer has Atlaskit's own colors, of 4.3 to 1.
    await page.mouse.move(0, 0);
    expect(await violationsOn(page)).toEqual([]);
    expect(await findUnclearControls(adminPageOf(page))).toEqual([]);
    await page
      .getByTestId(`tab-${tab}`)
      .and(page.getByRole('button', { name: /\(current tab\)$/u }))
      .waitFor();
  });

  test('can be used with the keyboard alone: a tab, a list, a rule, and saved', async () => {
    const { page, site } = at;
    const { keyboard } = page;
    await at.open('/admin', 'administrator');
    const tab = page.getByTestId('tab-values');
    await tab.waitFor();
    await tabTo(tab);
    await keyboard.press('Enter');
    await page.getByTestId('list-labels').waitFor();
    await tabTo(page.getByTestId('add-labels'));
    await keyboard.press('Enter');
    await tabTo(page.getByTestId('new-labels'));
    await keyboard.type('typed-by-keys');
    await tabTo(page.getByTestId('add-labels-now'));
    await keyboard.press('Space');
    await page.getByTestId('added-labels').waitFor();
    await tabTo(page.getByTestId('save'));
    await keyboard.press('Enter');
    await page.getByText(/^Saved as version \d+\.$/u).waitFor();
    expect(good(await site.admin('getSettings')).settings.allowlists.labels.at(-1)?.name).toBe('typed-by-keys');
  });
});
