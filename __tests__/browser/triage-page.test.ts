import type { Locator } from 'playwright-core';
import { aReply, good, raiseLimits } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { waitUntil } from '../support/wait-until';
import { hold } from './support/answers';
import { violationsOn } from './support/axe';
import { browserSite } from './support/browser-site';
import { boxOf, button } from './support/issue-view';
import { tooWide } from './support/too-wide';

const PAGE = '/projects/SHOP/apps/triage-queue';

describeInBrowser('the triage page', () => {
  const at = browserSite({ queueTimeScale: 0.001 });
  const app = (): Locator => at.page.getByTestId('app-module-triage-queue');
  const row = (key: string): Locator => app().getByTestId(`row-${key}`);
  const opened = (key: string): Locator => app().getByTestId(`open-${key}`);
  const goOn = (): Locator => app().getByTestId('go-on');

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  afterEach(() => at.site.interceptJira(null));

  async function suggestFor(...keys: string[]): Promise<void> {
    for (const issueKey of keys) good(await at.site.panel('suggestTriage', { again: true }, { issueKey }));
  }

  async function openPage(as?: Parameters<typeof at.open>[1]): Promise<void> {
    await at.open(PAGE, as);
    await app().getByTestId('queue-list').waitFor();
  }

  /** Presses Enter on what has the focus, and waits until the issue of this key is open. */
  async function enterTo(key: string): Promise<void> {
    // As long as a press still means the issue before: people look at the next one longer.
    await at.page.waitForTimeout(450);
    await at.page.keyboard.press('Enter');
    await opened(key).waitFor();
  }

  test('accepts with one key an issue, with the focus where it was, and undoes the last', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-26', 'SHOP-25', 'SHOP-23');
    await at.open('/projects/SHOP');
    await page.getByTestId('link-triage-queue').click();
    await opened('SHOP-26').waitFor();
    await button(app(), 'Accept 3 and go on').focus();
    const before = at.edits().length;
    for (const key of ['SHOP-25', 'SHOP-23', 'SHOP-22']) {
      await enterTo(key);
      await goOn().and(page.locator(':focus')).waitFor();
    }
    await row('SHOP-23').getByText('Accepted').waitFor();
    await row('SHOP-25').getByText('Accepted').waitFor();
    expect(at.edits()).toHaveLength(before + 3);
    for (const key of ['SHOP-26', 'SHOP-25', 'SHOP-23']) {
      expect(await site.issue(key)).toMatchObject({ priority: 'High', components: ['Payments'], labels: ['data-loss'], assignee: null });
    }
    // What nobody has asked about takes a key more.
    await goOn().getByText('Suggest triage').waitFor();
    await page.waitForTimeout(450);
    await page.keyboard.press('Enter');
    await goOn().getByText('Accept 3 and go on').waitFor();

    await button(app(), 'Undo SHOP-23').click();
    await opened('SHOP-23')
      .getByText(/^Undone/u)
      .waitFor();
    expect(await site.issue('SHOP-23')).toMatchObject({ priority: 'Medium', components: [], labels: [] });
  });

  test('accepts what is ticked and nothing else', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-21', 'SHOP-20');
    await openPage();
    await app().getByTestId('open-row-SHOP-21').click();
    await opened('SHOP-21').waitFor();
    await goOn().and(page.locator(':focus')).waitFor();
    await boxOf(app(), 'data-loss').click();
    await goOn().focus();
    await enterTo('SHOP-20');
    await row('SHOP-21').getByText('Accepted').waitFor();
    expect(await site.issue('SHOP-21')).toMatchObject({ components: ['Payments'], labels: [] });
    expect(await site.issue('SHOP-20')).toMatchObject({ components: [], labels: [] });
  });

  test('links a similar issue as a duplicate with a key, and takes that back with the same', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-13');
    await openPage();
    await app().getByTestId('open-row-SHOP-13').click();
    await opened('SHOP-13').getByTestId('similar').waitFor();
    const link = opened('SHOP-13').locator('[data-testid^="link-"]').first();
    const name = await link.innerText();
    await link.focus();
    await page.keyboard.press('Enter');
    await opened('SHOP-13').getByText('Linked as a duplicate').waitFor();
    const { issueLinks = [] } = site.jira.snapshot();
    expect(issueLinks.map(({ sourceId }) => sourceId)).toEqual([site.jira.describeIssue('SHOP-13')?.issue.id]);
    await link.and(page.locator(':focus')).waitFor();
    expect(await link.innerText()).toMatch(/^Undo the link to SHOP-/u);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await opened('SHOP-13').getByText(name, { exact: true }).waitFor();
    expect(site.jira.snapshot().issueLinks).toEqual([]);
  });

  test('lists what could not be written with its reason, and goes on meanwhile', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-19', 'SHOP-17');
    await openPage();
    await app().getByTestId('open-row-SHOP-19').click();
    await button(app(), 'Accept 3 and go on').waitFor();
    site.interceptJira(({ method }) => (method === 'PUT' ? { status: 403, headers: {}, body: '{}' } : null));
    await enterTo('SHOP-17');
    const unwritten = app().getByTestId('unwritten');
    await unwritten.getByText('SHOP-19').waitFor();
    await row('SHOP-19').getByText('Failed').waitFor();
    site.interceptJira(null);
    await enterTo('SHOP-16');
    await row('SHOP-17').getByText('Accepted').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await button(app(), 'Clear this list').click();
    await unwritten.waitFor({ state: 'detached' });
  });

  test('filters and sorts what it has, and dismisses', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-16');
    site.endpoint.setReply(() => aReply({ priority: { value: 'High', confidence: 0.99, reason: '' }, components: [], labels: [] }));
    await suggestFor('SHOP-15');
    await openPage();
    const keys = () => app().locator('[data-testid^="open-row-"]').allInnerTexts();
    await page.getByLabel('Confidence', { exact: true }).fill('Every tick at 0.95');
    await page.getByRole('option', { name: 'Every tick at 0.95 or more' }).click();
    await row('SHOP-16').waitFor({ state: 'detached' });
    expect(await keys()).toEqual(['SHOP-15']);
    await app().getByTestId('open-row-SHOP-15').click();
    await app().getByTestId('dismiss').click();
    await row('SHOP-15').getByText('Dismissed').waitFor();
    await page.getByLabel('State', { exact: true }).fill('Failed');
    await page.getByRole('option', { name: 'Failed' }).click();
    await app().getByText('No issue of this page matches the filters.').waitFor();
  });

  test('says what getting proposals costs, and gets them while somebody goes on', async () => {
    const { page, site } = at;
    await raiseLimits(site);
    await at.open('/projects/APP/apps/triage-queue');
    await app().getByTestId('queue-list').waitFor();
    const before = site.prompts().length;
    const prepare = await hold(page, 'prepareIssues');
    await button(app(), 'Get proposals for 9 issues').click();
    const question = page.getByTestId('prepare-question');
    await question.getByText('9 issues: about 10 of Jira’s points').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await question.getByTestId('prepare-question-confirm').click();
    await app().getByTestId('prepare-progress').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await app().getByTestId('open-row-APP-9').click();
    await opened('APP-9').waitFor();
    await prepare();
    await app().getByTestId('prepared').waitFor();
    await site.queue.settled();
    await button(app(), 'Read the list again').click();
    await app().getByText('9 with proposals', { exact: false }).waitFor();
    expect(site.prompts().length - before).toBe(9);
  });

  test('accepts many at once after saying exactly what, lists what could not be, and undoes all of it', async () => {
    const { page, site } = at;
    await suggestFor('SHOP-16', 'SHOP-14', 'SHOP-13');
    await openPage();
    await app().getByRole('checkbox', { name: 'Select SHOP-16' }).focus();
    await page.keyboard.press('Space');
    await button(app(), /^Select \d+ issues? of this list$/u).click();
    await button(app(), /^Accept \d+ issues…$/u).click();
    const question = page.getByTestId('batch-question');
    await question.getByText('SHOP-13: Priority: Medium → High; Components: + Payments; Labels: + data-loss').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    // What is recorded of earlier tests may be forgotten meanwhile.
    site.recorder.clear();
    const refused = site.jira.describeIssue('SHOP-14')?.issue.id ?? '';
    site.interceptJira(({ method, path }) =>
      method === 'PUT' && path.includes(refused) ? { status: 403, headers: {}, body: '{}' } : null,
    );
    await question.getByTestId('batch-question-confirm').click();
    await app().getByTestId('batch-done').waitFor();
    await app().getByTestId('unwritten').getByText('SHOP-14').waitFor();
    site.interceptJira(null);
    expect(await site.issue('SHOP-13')).toMatchObject({ priority: 'High', labels: ['data-loss'], assignee: null });
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 900 });
    expect(await tooWide(page)).toEqual({ scrollable: 0, parts: [] });
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(app(), /^Undo \d+ issues?$/u).click();
    await app()
      .getByText(/undone\.$/u)
      .waitFor();
    expect(await site.issue('SHOP-13')).toMatchObject({ priority: 'Medium', labels: [] });
    expect(await site.issue('SHOP-16')).toMatchObject({ priority: 'Medium', labels: [] });
    const writesOn = (key: string) => site.writes().filter(({ path }) => path.endsWith(`/${site.jira.describeIssue(key)?.issue.id ?? ''}`));
    expect(['SHOP-16', 'SHOP-14', 'SHOP-13'].map((key) => writesOn(key).length)).toEqual([2, 1, 2]);
  });

  test('offers after a reload to undo what was accepted at once, which is listed again then', async () => {
    const { page, site } = at;
    const keys = ['SHOP-16', 'SHOP-13'];
    await suggestFor(...keys);
    await openPage();
    for (const key of keys) {
      await app()
        .getByRole('checkbox', { name: `Select ${key}` })
        .focus();
      await page.keyboard.press('Space');
    }
    await button(app(), 'Accept 2 issues…').click();
    await page.getByTestId('batch-question-confirm').click();
    await app().getByText('2 issues accepted.').waitFor();
    await page.reload();
    await app()
      .getByText(/^2 issues accepted together on /u)
      .waitFor();
    expect(await row('SHOP-13').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await button(app(), 'Undo 2 issues').click();
    await app().getByText('2 issues undone.').waitFor();
    for (const key of keys) await row(key).waitFor();
    expect(await site.issue('SHOP-13')).toMatchObject({ priority: 'Medium', components: [], labels: [] });
    site.recorder.clear();
    await page.reload();
    await row('SHOP-13').waitFor();
    await waitUntil(() => site.recorder.calls.some(({ summary, end }) => summary === 'queue.getBatch' && end !== undefined));
    expect(await app().getByText('accepted together').count()).toBe(0);
  });

  test('has no fault that axe knows and fits into 400 pixels: the list, a viewer’s, a failure, another project', async () => {
    const { page, site } = at;
    const found: Record<string, unknown> = {};
    const look = async (state: string) => {
      found[state] = await violationsOn(page);
      await page.setViewportSize({ width: 400, height: 900 });
      found[`${state}, narrow`] = await tooWide(page);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await suggestFor('SHOP-14');
    await openPage();
    await look('list');
    await openPage('viewer');
    await row('SHOP-13').getByText('View only').waitFor();
    await look('viewer');
    site.interceptJira(({ path }) => (path.includes('/search/jql') ? { status: 503, headers: {}, body: '{}' } : null));
    await at.open(PAGE);
    await app().getByTestId('problem-JIRA_UNAVAILABLE').waitFor();
    await look('failure');
    site.interceptJira(({ path }) => (path.includes('/search/jql') ? { status: 200, headers: {}, body: '{"issues":[]}' } : null));
    await button(app(), 'Try again').click();
    await app()
      .getByText(/^Nothing waits here/u)
      .waitFor();
    await look('empty');
    await at.open('/projects/PPL/apps/triage-queue');
    await page.getByText('There is no project PPL for you').waitFor();
    await look('no project');
    const fine = { scrollable: 0, parts: [] };
    const states = ['list', 'viewer', 'failure', 'empty', 'no project'];
    expect(found).toEqual(
      Object.fromEntries(
        states.flatMap((state) => [
          [state, []],
          [`${state}, narrow`, fine],
        ]),
      ),
    );
    await at.complaints.expectOne(/404 \/rest\/api\/3\/project\/PPL/u);
  });
});
