import { describeInBrowser } from '../support/browser';
import { createSampleState, withLongPast } from '../../dev/jira';
import { learnProject } from '../../dev/server/learned-site';
import { aReply, good, useBuiltIn } from '../flow/support/triage-site';
import { choose, openTab, saveAs } from './support/admin-page';
import { hold } from './support/answers';
import { browserSite, DESKTOP } from './support/browser-site';
import { isFocusLost } from './support/controls';
import { boxOf, panelOf, suggestIn } from './support/issue-view';
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

describeInBrowser('learning that is in progress', () => {
  const at = browserSite();

  test('says when it began, what it has cost, when it goes on and that another page reads, and stops on demand', async () => {
    const { page, site } = at;
    const project = { projectId: '10001' };
    let retryAfter = '3000';
    site.interceptJira(({ path, body }) =>
      path.startsWith('/rest/api/3/search/jql') && String(body).includes('statusCategory = Done')
        ? { status: 429, headers: { 'retry-after': retryAfter }, body: '{}' }
        : null,
    );
    good(await site.admin('startLearning', { ...project, consents: true, daily: true }));
    good(await site.admin('continueLearning', project));
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await choose(page, 'Project', 'Web shop');
    const progress = page.getByTestId('learning-progress');
    await progress.getByText('Jira is currently limiting requests.', { exact: false }).waitFor();
    await progress.getByText(/^0 issues read, 0 Jira points used, [\d,]+ left in this hour$/u).waitFor();
    await progress.getByText(/^Started .+\. Continues .+\.$/u).waitFor();
    await page.getByTestId('cancel-learning').click();
    await page.getByTestId('learn').waitFor();
    expect(good(await site.admin('getLearning', project)).learning).toBeNull();

    // Another page asks, and Jira takes its time: not much of it, since the app waits for some seconds only. So this page
    // is at the project by then, and is told what there is of it once Jira is asked.
    await page.reload();
    await openTab(page, 'quality');
    const tell = await hold(page, 'getLearning');
    await choose(page, 'Project', 'Web shop');
    retryAfter = '1';
    let answer = (): void => undefined;
    const reached = new Promise<void>((asked) => {
      site.interceptJira(async ({ path, body }) => {
        if (!path.startsWith('/rest/api/3/search/jql') || !String(body).includes('statusCategory = Done')) return null;
        const answered = new Promise<void>((go) => (answer = go));
        asked();
        await answered;
        return null;
      });
    });
    good(await site.project('startLearning', { consents: true, daily: true }));
    const elsewhere = site.project('continueLearning');
    await reached;
    await tell();
    await progress.getByText('Another page is reading the resolved issues.', { exact: false }).waitFor();
    answer();
    good(await elsewhere);
    await page.getByText(/^Learned from \d+ issues of this project/u).waitFor();
  });
});

describeInBrowser('what was learned of a long past', () => {
  const at = browserSite({ jiraState: withLongPast(createSampleState(), { issues: 600 }) });

  test('shows what it would have done, whose minimum is chosen by moving along the curve and holds in the panel', async () => {
    const { page, site } = at;
    await learnProject(site, '10001');
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await choose(page, 'Project', 'Web shop');
    const backtest = page.getByTestId('backtest-components');
    const said = backtest.getByTestId('at-minimum-components');
    await said.waitFor();
    const sentence =
      /^With a minimum confidence of (0\.\d+), (\d+) of 100 issues get a tick, (\d+) of them a wrong one \((\d+) issues asked about\)\.$/u;
    const figures = async () => (sentence.exec((await said.textContent()) ?? '') ?? []).slice(1).map(Number);
    const [minimum = 0, ticks = 0, wrong = 0, asked = 0] = await figures();
    expect(wrong).toBeLessThan(ticks / 5);
    await backtest.getByTestId('backtest-minimum-components').focus();
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight');
    await said.getByText(`With a minimum confidence of ${(minimum + 0.1).toFixed(2).replace(/0$/u, '')}`, { exact: false }).waitFor();
    const [higher = 0, fewer = 0, , askedStill] = await figures();
    expect([fewer <= ticks, askedStill]).toEqual([true, asked]);
    await backtest.getByTestId('use-here-components').click();
    await backtest
      .getByText(`In use in this project. When it was chosen: With a minimum confidence of ${higher}`, { exact: false })
      .waitFor();
    const { profile } = good(await site.admin('getLearning', { projectId: '10001' }));
    expect(profile?.backtest.find(({ field }) => field === 'components')?.chosen?.minConfidence).toBe(higher);
    // Chart, table, values and what is taken for what.
    await backtest.getByText('Ticks that are right, by how many of 100 issues get one').waitFor();
    expect(await page.getByTestId('backtest-curve-components').getByRole('row').count()).toBeGreaterThan(5);
    await page.getByTestId('backtest-values-components').getByText('Payments').waitFor();
    await backtest
      .getByText(/ is taken for .+ in \d+ of \d+\.$/u)
      .first()
      .waitFor();
    const priority = page.getByTestId('backtest-priority');
    await priority.getByTestId('backtest-levels').getByText('Highest').waitFor();
    await priority.getByText(/^Highest: \d+ of \d+ issues would have been proposed as such\.$/u).waitFor();
    await priority.getByText('Do not rely on the app to notice what is urgent.').waitFor();
  });

  test('has a model’s priority held back that is far more urgent than the past, with the reason', async () => {
    const { site } = at;
    site.endpoint.setReply(() => aReply({ priority: { value: 'Highest', confidence: 0.99, reason: 'It is urgent!' } }));
    await at.open('/browse/SHOP-16');
    const panel = panelOf(at.page);
    await suggestIn(panel);
    await panel
      .getByText(/ — only \d+% of this project’s past issues are this urgent, and nothing learned from them speaks for it$/u)
      .waitFor();
    expect(await boxOf(panel, 'Highest').isChecked()).toBe(false);
    site.endpoint.setReply(null);
  });

  test('has values to tidy up, which are listed with what speaks for it, and go with one click, once that is saved', async () => {
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
