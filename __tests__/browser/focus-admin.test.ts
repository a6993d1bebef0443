import type { Locator } from 'playwright-core';
import { createSampleState, withLongPast } from '../../dev/jira';
import { learnProject } from '../../dev/server/learned-site';
import { aReply, good } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { choose, openTab } from './support/admin-page';
import { refuse } from './support/answers';
import { browserSite } from './support/browser-site';
import { expectFocus, press } from './support/keys';

describeInBrowser('a control of the admin page that takes itself away gives its focus on', () => {
  const at = browserSite();
  const byId = (id: string): Locator => at.page.getByTestId(id);
  let initial: object;

  beforeAll(async () => {
    initial = good(await at.site.admin('getSettings')).settings;
  });

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  afterEach(() => put(initial));

  /** Saves the settings with something else in them, past the page. */
  async function put(patch: object): Promise<void> {
    const { version, settings } = good(await at.site.admin('getSettings'));
    good(await at.site.admin('saveSettings', { version, settings: { ...settings, ...patch }, token: { action: 'keep' } }));
  }

  async function putLabels(...names: string[]): Promise<void> {
    const { allowlists } = good(await at.site.admin('getSettings')).settings;
    await put({ allowlists: { ...allowlists, labels: names.map((name) => ({ name, description: '' })) } });
  }

  test('to the tab that it leads to, or to the tab’s own button', async () => {
    await at.open('/admin', 'administrator');
    await press(byId('open-connection'));
    await expectFocus(byId('tab-connection'));
    await press(byId('remove-endpoint'));
    await byId('remove-endpoint').waitFor({ state: 'detached' });
    // A token is saved, and the way to keep it comes in the place of the way to remove it.
    await expectFocus(byId('token-keep'));
    await openTab(at.page, 'rules');
    await at.page.getByLabel('Maximum number of labels').fill('999');
    await openTab(at.page, 'values');
    await byId('save').click();
    await press(byId('go-to-rules'));
    await expectFocus(byId('tab-rules'));
  });

  test('in a list: merged, removed together, and the last one', async () => {
    await putLabels('data-loss', 'dataloss', 'data_loss', 'other');
    await at.open('/admin/values', 'administrator');
    await press(byId('merge-labels'));
    await byId('merge-labels').waitFor({ state: 'detached' });
    await expectFocus(byId('tick-all-labels'));
    await at.page.keyboard.press('Enter');
    await press(byId('remove-ticked-labels'));
    await byId('remove-ticked-labels').waitFor({ state: 'detached' });
    await expectFocus(byId('tick-all-labels'));

    await press(byId('remove-mapping-0'));
    await expectFocus(byId('remove-mapping-0'));
    await press(byId('remove-mapping-0'));
    await byId('remove-mapping-0').waitFor({ state: 'detached' });
    await expectFocus(byId('add-mapping'));

    await putLabels('only');
    await at.open('/admin/values', 'administrator');
    await press(byId('remove-labels-only'));
    await byId('remove-labels-only').waitFor({ state: 'detached' });
    await expectFocus(byId('tick-all-labels'));
    await press(byId('automatic-all'));
    await byId('automatic-all').waitFor({ state: 'detached' });
    await expectFocus(byId('open-import'));
  });

  test('at either end of a list’s pages, where it has nothing more to do', async () => {
    await putLabels(...Array.from({ length: 20 }, (_each, index) => `label-${index}`));
    await at.open('/admin/values', 'administrator');
    const [next, previous] = [byId('pager-labels-next'), byId('pager-labels-previous')];
    await press(next);
    await byId('labels-label-19').waitFor();
    await expectFocus(next);
    await press(previous);
    await byId('labels-label-0').waitFor();
    await expectFocus(previous);
    expect(await next.isDisabled()).toBe(false);
  });

  test('where saving stopped, and where somebody else saved first', async () => {
    await at.open('/admin/connection', 'administrator');
    await at.page.getByLabel('Model').fill('unknown-to-the-endpoint');
    at.site.endpoint.setFault('500');
    await byId('save').click();
    await press(byId('save-anyway'));
    await at.page.getByText(/^Saved as version/u).waitFor();
    await expectFocus(byId('save'));
    at.site.endpoint.setFault(null);

    for (const way of ['put-mine-on-top', 'take-theirs']) {
      await at.open('/admin/rules', 'administrator');
      await at.page.getByLabel('Language of reasons').fill(`Mine, ${way}`);
      await put({ language: `Theirs, ${way}` });
      await byId('save').click();
      await press(byId(way));
      await byId('conflict').waitFor({ state: 'detached' });
      await expectFocus(byId('tab-rules'));
    }
  });

  test('when the settings are read again', async () => {
    const end = await refuse(at.page, 'getSettings');
    await at.open('/admin', 'administrator');
    await press(byId('reload'));
    await expectFocus(byId('reload'));
    await end();
    await press(byId('reload'));
    await expectFocus(byId('tab-start'));
  });
});

describeInBrowser('values to tidy up', () => {
  const at = browserSite({ jiraState: withLongPast(createSampleState(), { issues: 600 }) });

  test('are tidied up one after the other, with the focus on the next', async () => {
    const { page, site } = at;
    await learnProject(site, '10001');
    await at.open('/admin/quality', 'administrator');
    // What comes later moves the list that the select opens.
    await page.getByTestId('quality-empty').waitFor();
    await choose(page, 'Project', 'Web shop');
    await press(page.getByTestId('use-here-priority'));
    await page.getByTestId('use-site-priority').waitFor();
    await press(page.getByTestId('use-site-priority'));
    await page.getByTestId('use-site-priority').waitFor({ state: 'detached' });
    await expectFocus(page.getByTestId('use-here-priority'));
    await page.getByTestId('find-hygiene').click();
    const findings = page.getByTestId('hygiene-finding');
    await findings.first().waitFor();
    const count = await findings.count();
    for (let place = 0; place < count; place += 1) {
      await press(findings.nth(place).getByRole('button'));
      await expectFocus(place + 1 < count ? findings.nth(place + 1).getByRole('button') : page.getByTestId('save-hygiene'));
    }
  });
});

describeInBrowser('the deletion of everything', () => {
  const at = browserSite({ queueTimeScale: 0.01 });

  test('keeps the focus on what can be done when it is done', async () => {
    const byId = (id: string): Locator => at.page.getByTestId(id);
    at.site.queue.hold();
    await at.open('/admin/data', 'administrator');
    await byId('reset-open').click();
    await byId('reset-word').fill('delete');
    await press(byId('reset-confirm-confirm'));
    await byId('reset-progress').waitFor();
    await expectFocus(byId('reset-start-anew'));
    await at.page.keyboard.press('Enter');
    await expectFocus(byId('reset-start-anew'));
    at.site.queue.release();
    await byId('reset-done').waitFor();
    await at.page.keyboard.press('Enter');
    await byId('set-up').waitFor();
    await expectFocus(byId('tab-start'));
  });
});
