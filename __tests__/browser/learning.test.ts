import { describeInBrowser } from '../support/browser';
import { createSampleState, withLongPast } from '../../dev/jira';
import { learnProject } from '../../dev/server/learned-site';
import { good, useBuiltIn } from '../flow/support/triage-site';
import { choose, openTab, saveAs } from './support/admin-page';
import { browserSite, DESKTOP } from './support/browser-site';
import { isFocusLost } from './support/controls';
import { panelOf, suggestIn } from './support/issue-view';
import { tooWide } from './support/too-wide';

const DAILY = 'Learn every day from issues that were resolved since';

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

    expect(await page.getByLabel(DAILY).isChecked()).toBe(true);

    await at.open('/browse/SHOP-13');
    const panel = panelOf(page);
    await suggestIn(panel);
    await panel.getByText(/^Learned from \d+ issues of this project · nothing was sent$/u).waitFor();
    expect(at.site.prompts()).toEqual([]);
    await panel.getByTestId('find-similar').focus();
    await page.keyboard.press('Enter');
    await panel.getByTestId('similar-past').waitFor();
    expect(await isFocusLost(page)).toBe(false);
  });

  test('is for the project’s own administrator as well, who decides what goes on teaching', async () => {
    const { page } = at;
    await at.open('/projects/SHOP/settings/apps/triage-project', 'project-administrator');
    const learned = page.getByTestId('learned');
    await learned.waitFor();
    await page.getByText('Learn from decisions about proposals').click();
    await learned.getByText('They do not count while this is off.', { exact: false }).waitFor();
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });
    await page.getByTestId('forget').click();
    // Until then, the form is the one for learning again.
    await learned.waitFor({ state: 'detached' });
    await page.getByText('Read the resolved issues of this project').click();
    await page.getByText('From then on, let the app itself read', { exact: false }).click();
    await page.getByTestId('learn').click();
    await learned.waitFor();
    expect(await page.getByLabel(DAILY).isChecked()).toBe(false);
  });
});

describeInBrowser('values to tidy up', () => {
  const at = browserSite({ jiraState: withLongPast(createSampleState(), { issues: 600 }) });

  test('are listed with what speaks for it, and go with one click, once that is saved', async () => {
    const { page, site } = at;
    await learnProject(site, '10001');
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await choose(page, 'Project', 'Web shop');
    await page.getByTestId('find-hygiene').click();
    const finding = page.getByTestId('hygiene-finding').filter({ hasText: 'Nobody has used “tech-debt” for a year' });
    await finding.getByText('It was last used on an issue resolved on', { exact: false }).waitFor();
    await page.getByText('“upgrade” is always set together with “regression” (label)').waitFor();
    await page.getByTestId('hygiene-site-wide').waitFor();
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });
    await finding.getByRole('button', { name: 'Stop proposing “tech-debt”' }).click();
    await finding.getByText('Done, as soon as you save it.').waitFor();
    await page.setViewportSize(DESKTOP);
    await page.getByTestId('save-hygiene').click();
    await saveAs(page, 2);
    const { settings } = good(await site.admin('getSettings'));
    expect(settings.allowlists.labels.map(({ name }) => name)).not.toContain('tech-debt');
  });
});
