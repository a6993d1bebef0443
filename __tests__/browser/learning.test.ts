import { describeInBrowser } from '../support/browser';
import { useBuiltIn } from '../flow/support/triage-site';
import { choose, openTab } from './support/admin-page';
import { browserSite } from './support/browser-site';
import { isFocusLost } from './support/controls';
import { panelOf, suggestIn } from './support/issue-view';
import { tooWide } from './support/too-wide';

describeInBrowser('learning a project', () => {
  const at = browserSite();

  test('begins with consent, shows what it would have proposed, and then proposes without an endpoint', async () => {
    const { page } = at;
    await useBuiltIn(at.site);
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await choose(page, 'Project', 'Web shop');
    const learn = page.getByTestId('learn');
    await learn.waitFor();
    expect(await learn.isDisabled()).toBe(true);
    await page.getByText('Read the resolved issues of this project').click();
    await learn.click();
    await page.getByText(/^Learned from \d+ issues of this project for \d+ Jira points, the first time on /u).waitFor();
    // Twelve issues are too few to ask about some of them.
    await page.getByText(/^Labels: too few issues/u).waitFor();
    expect(await page.getByText('What would it have done?', { exact: false }).count()).toBe(0);
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });

    await at.open('/browse/SHOP-13');
    const panel = panelOf(page);
    await suggestIn(panel);
    await panel.getByText(/^Learned from \d+ issues of this project · nothing was sent$/u).waitFor();
    expect(at.site.prompts()).toEqual([]);
    await panel.getByTestId('find-similar').focus();
    await page.keyboard.press('Enter');
    await panel
      .getByTestId('similar')
      .or(panel.getByText(/^No resolved issue/u))
      .waitFor();
    expect(await isFocusLost(page)).toBe(false);
  });
});
