import { aReply, good } from '../flow/support/triage-site';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { describeInBrowser } from '../support/browser';
import { choose, namesIn, openTab } from './support/admin-page';
import { browserSite } from './support/browser-site';
import { panelOf, suggestIn } from './support/issue-view';
import { tooWide } from './support/too-wide';

/** Where the newest settings of the project SHOP are kept. */
const PROJECT_HEAD = 'project-settings:head:10001';

describeInBrowser('settings of a project', () => {
  const at = browserSite();

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  async function openProject(name: string): Promise<void> {
    await at.open('/admin', 'administrator');
    await openTab(at.page, 'projects');
    await choose(at.page, 'Project', name);
    await at.page.getByTestId('project-editor').waitFor();
  }

  async function save(): Promise<void> {
    await at.page.getByTestId('project-save').click();
    await at.page
      .getByTestId('project-save-state')
      .getByText(/^Saved as version/u)
      .waitFor();
  }

  const ownOf = async (projectId: string) => good(await at.site.admin('getProjectSettings', { projectId })).settings;

  test('begin with everything inherited; an override is used for suggestions in the project', async () => {
    const { page } = at;
    await openProject('Web shop');
    expect(await page.getByTestId('origin-labels').innerText()).toMatch(/inherited/iu);
    await page.getByTestId('change-labels').click();
    expect((await namesIn(page, 'labels')).length).toBeGreaterThan(2);
    await page.getByTestId('tick-all-labels').click();
    await page.getByTestId('remove-ticked-labels').click();
    await page.getByText('This list is empty, so nothing is proposed', { exact: false }).waitFor();
    await page.getByTestId('add-labels').click();
    await page.getByLabel('Add labels…').fill('regression');
    await page.getByTestId('add-labels-now').click();
    await save();
    await page.getByTestId('open-project-SHOP').waitFor();

    await at.open('/browse/SHOP-13');
    const panel = panelOf(page);
    await suggestIn(panel);
    // What is below the minimum is folded away.
    await panel.getByRole('button', { name: /unlikely/u }).click();
    await panel.getByText('regression', { exact: true }).waitFor();
    expect(await panel.getByText('data-loss', { exact: true }).count()).toBe(0);
  });

  test('say what counts as untriaged, by fields or by a query, and what is wrong with a query', async () => {
    const { page } = at;
    await openProject('Web shop');
    await page.getByTestId('change-untriaged').click();
    await page.getByText('At least one of these fields is empty').click();
    await save();
    expect((await ownOf('10001')).untriaged).toEqual({ kind: 'fields', fields: ['components', 'labels'], match: 'any' });
    await page.getByText('Issues that a query (JQL) finds').click();
    const query = page.getByTestId('untriaged-jql');
    const fault = page.getByTestId('untriaged-jql-fault');
    await query.fill('labels is EMPTY) OR (project = APP');
    await page.getByTestId('project-save').click();
    await fault.getByText('closed that was not opened', { exact: false }).waitFor();
    await query.fill('component = Nowhere');
    await page.getByTestId('project-save').click();
    await fault.getByText('Nowhere', { exact: false }).waitFor();
    await query.fill('labels is EMPTY');
    await save();
    expect((await ownOf('10001')).untriaged).toEqual({ kind: 'jql', jql: 'labels is EMPTY' });
    await at.open('/projects/SHOP/apps/triage-queue');
    await page.getByText('Untriaged here: what this query finds in the project. labels is EMPTY').waitFor();
    await openProject('Web shop');
    await page.getByTestId('reset-untriaged').click();
    await save();
    expect((await ownOf('10001')).untriaged).toBeNull();
  });

  test('say what proposals on arrival mean, and keep the choice', async () => {
    const { page } = at;
    await openProject('Web shop');
    await page.getByText('Issues with a security level are left out.', { exact: false }).waitFor();
    await page.getByText('Get proposals ready for new issues of this project').click();
    await save();
    expect((await ownOf('10001')).onArrival).toBe(true);
    await openProject('Web shop');
    expect(await page.getByLabel('Get proposals ready for new issues of this project').isChecked()).toBe(true);
    await page.getByText('Get proposals ready for new issues of this project').click();
    await save();
    expect((await ownOf('10001')).onArrival).toBe(false);
  });

  test('are given up again, list by list', async () => {
    const { page } = at;
    await openProject('Web shop');
    await page.getByTestId('reset-labels').click();
    expect(await page.getByTestId('origin-labels').innerText()).toMatch(/inherited/iu);
    await save();
    expect(await ownOf('10001')).toEqual(INHERITED_SETTINGS);
    await page
      .getByTestId('project-overview')
      .getByRole('row', { name: /Web shop.*none/u })
      .waitFor();
  });

  test('ask before changes are lost on the way to another project', async () => {
    const { page } = at;
    await openProject('Web shop');
    await page.getByTestId('change-rules').click();
    await page.getByLabel('Rules for this project').fill('Shop only.');
    await page.getByTestId('tab-projects').getByText('Projects •').waitFor();
    await choose(page, 'Project', 'Mobile');
    await page.getByTestId('leave-project').getByText('You have unsaved changes for Web shop.').waitFor();
    await page.getByTestId('leave-project-cancel').click();
    await openTab(page, 'data');
    await openTab(page, 'projects');
    expect(await page.getByLabel('Rules for this project').inputValue()).toBe('Shop only.');
    await choose(page, 'Project', 'Mobile');
    await page.getByTestId('leave-project-confirm').click();
    await page.getByTestId('project-editor').waitFor();
    await page.getByText('Choose what can be proposed in Mobile app.', { exact: false }).waitFor();
    expect(await page.getByTestId('origin-rules').innerText()).toMatch(/inherited/iu);
  });

  test('are shown with what someone else saved first', async () => {
    const { page, site } = at;
    await openProject('Web shop');
    await page.getByTestId('change-rules').click();
    await page.getByLabel('Rules for this project').fill('Mine.');
    const { version, settings } = good(await site.admin('getProjectSettings', { projectId: '10001' }));
    good(await site.admin('saveProjectSettings', { projectId: '10001', version, settings: { ...settings, rules: 'Theirs.' } }));
    await page.getByTestId('project-save').click();
    await page.getByTestId('conflict-table').getByText('Theirs.').waitFor();
    await page.getByTestId('put-mine-on-top').click();
    await page
      .getByTestId('project-save-state')
      .getByText(/^Saved as version/u)
      .waitFor();
    expect(await ownOf('10001')).toMatchObject({ rules: 'Mine.' });
  });

  test('that cannot be read are replaced by the site’s', async () => {
    const { page, site } = at;
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: PROJECT_HEAD, value: 'rubbish' }));
    await at.open('/admin', 'administrator');
    await openTab(page, 'projects');
    await choose(page, 'Project', 'Web shop');
    await page.getByTestId('project-damaged').waitFor();
    await page.getByTestId('project-replace').click();
    await page.getByTestId('project-editor').waitFor();
    expect(await ownOf('10001')).toEqual(INHERITED_SETTINGS);
  });

  test('are open to the project’s own administrator, who can narrow, and sees nothing of the endpoint', async () => {
    const { page, site } = at;
    await at.open('/projects/SHOP/settings/apps/triage-project', 'project-administrator');
    const editor = page.getByTestId('project-editor');
    await editor.getByText('This project’s lists can leave out the site’s values', { exact: false }).waitFor();
    await page.getByTestId('change-labels').click();
    expect(await page.getByTestId('add-labels').count()).toBe(0);
    await page.getByTestId('labels-data-loss').getByRole('button', { name: 'Remove' }).click();
    await save();
    const own = await ownOf('10001');
    expect(own.allowlists.labels?.map(({ name }) => name)).not.toContain('data-loss');
    await choose(page, 'Add from the site’s list', 'data-loss');
    await save();
    expect((await ownOf('10001')).allowlists.labels?.map(({ name }) => name)).toContain('data-loss');
    const shown = await page.getByTestId('app-module-triage-project').innerText();
    expect([shown.includes(site.endpoint.model), shown.includes('embedded.sprintloom.com')]).toEqual([false, false]);

    await page.setViewportSize({ width: 400, height: 800 });
    expect(await tooWide(page)).toEqual({ scrollable: 0, parts: [] });
  });
});
