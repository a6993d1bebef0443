import { aReply, good } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { boxesIn, button, clickBox, fieldOf, panelOf, shownFields, suggestIn } from './support/issue-view';

describeInBrowser('several people at one issue', () => {
  const at = browserSite();

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  test('a viewer sees a suggestion and can do nothing with it, until somebody else sits down', async () => {
    const { page, site } = at;
    good(await site.panel('suggestTriage', undefined, { issueKey: 'SHOP-13' }));
    await at.open('/browse/SHOP-13', 'viewer');
    const panel = panelOf(page);
    await panel.getByText('You can view this suggestion, but you cannot edit this issue.').waitFor();
    await panel.getByText('Payments', { exact: true }).waitFor();
    await panel.getByText('High 0.86').waitFor();
    expect(await panel.getByRole('checkbox').count()).toBe(0);
    expect(await button(panel, /^(?:Accept|Change|Dismiss|Suggest|Undo)/u).count()).toBe(0);
    expect(await page.getByTestId('issue-details').getByRole('button').count()).toBe(0);

    await at.switchTo('agent');
    await button(panel, 'Accept selected (3)').waitFor();
    expect(await boxesIn(panel)).toMatchObject({ High: true, Payments: true });
  });

  test.each([
    ['a viewer', 'SHOP-14', 'viewer', /^You can view this issue, but you cannot edit it/u],
    ['a restricted issue', 'PLAT-16', 'agent', /^This issue has a security level/u],
    ['an issue without the fields', 'FIELD-7', 'agent', /^Priority, components and labels cannot be edited on this issue/u],
  ] as const)('%s is told before any click, with no button that has to fail', async (_who, issueKey, role, reason) => {
    await at.open(`/browse/${issueKey}`, role);
    const panel = panelOf(at.page);
    await panel.getByText('No suggestion can be made here.').waitFor();
    await panel.getByText(reason).waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);
  });

  test('a priority that somebody changed in between is not overwritten, and the panel says so', async () => {
    const { page, site } = at;
    await at.open('/browse/SHOP-15');
    const panel = panelOf(page);
    await suggestIn(panel);
    await button(panel, '1 unlikely one').click();
    // Whoever comes to the panel makes it look at the issue once more.
    const looked = page.waitForResponse((response) => response.request().postData()?.includes('"getPanel"') === true);
    await clickBox(panel, 'regression');
    await looked;
    const edits = at.edits().length;
    // At the last moment, when accepting reads the issue with everybody on it: Jira's page has not told the panel yet.
    let isChanged = false;
    site.interceptJira(async ({ method, path }) => {
      if (isChanged || method !== 'GET' || !path.includes('*all')) return null;
      isChanged = true;
      await site.edit({ fields: { priority: { id: '4' } } }, 'SHOP-15');
      return null;
    });
    await button(panel, 'Accept selected (4)').click();
    await panel.getByText(/^The issue has changed in the meantime, so nothing was written\./u).waitFor();
    await panel.getByText('Ines Weber changed the priority: Medium → Low').waitFor();
    await panel.getByText('The priority has changed since this suggestion was made.').waitFor();
    expect(at.edits()).toHaveLength(edits);
    expect(await site.issue('SHOP-15')).toMatchObject({ priority: 'Low', components: [], labels: [] });
    site.interceptJira(null);

    // The rest is still ticked, what the person has added too.
    await button(panel, 'Accept selected (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    await fieldOf(page, 'labels').getByText('regression').waitFor();
    expect(await shownFields(page)).toMatchObject({ priority: 'Low', components: 'Payments', labels: ['data-loss', 'regression'] });
  });

  test('a panel that nobody touched follows what somebody else changed', async () => {
    const { page, site } = at;
    await at.open('/browse/SHOP-17');
    const panel = panelOf(page);
    await suggestIn(panel);
    await site.edit({ fields: { components: [{ name: 'Checkout' }] } }, 'SHOP-17');
    await panel.getByTestId('current-components').getByText('Checkout').waitFor();
    await button(panel, 'Accept selected (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    expect(await site.issue('SHOP-17')).toMatchObject({ components: ['Checkout', 'Payments'] });
  });

  test('what the person changed in Jira’s own fields is there when they come back to the panel', async () => {
    const { page } = at;
    await at.open('/browse/SHOP-26');
    const panel = panelOf(page);
    await suggestIn(panel);
    await button(panel, 'Dismiss').and(page.locator(':enabled')).focus();
    const sidebar = page.getByTestId('issue-details');
    await sidebar.getByRole('button', { name: 'Edit Priority' }).click();
    await page.getByRole('option', { name: 'Lowest', exact: true }).click();
    await fieldOf(page, 'priority').getByText('Lowest').waitFor();
    await button(panel, 'Accept selected (3)').focus();
    await panel.getByText('The priority has changed since this suggestion was made.').waitFor();
    await panel.getByText('Mara Lindqvist changed the priority: Medium → Lowest').waitFor();
    await button(panel, 'Accept selected (2)').waitFor();
  });

  test('a project that is switched off says so, to an administrator with the way there', async () => {
    const { site } = at;
    const { version, settings } = good(await site.admin('getSettings'));
    const projects = { ...settings.projects, mode: 'only' as const, keys: ['SHOP'] };
    good(await site.admin('saveSettings', { version, settings: { ...settings, projects }, token: { action: 'keep' } }));
    await at.open('/browse/APP-9');
    const panel = panelOf(at.page);
    await panel.getByText('Switched off in this project').waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);
    await at.switchTo('administrator');
    await button(panel, 'Open the settings').waitFor();
    good(await site.admin('saveSettings', { version: version + 1, settings, token: { action: 'keep' } }));
  });

  test('undo refuses to take back what somebody has changed since', async () => {
    const { page, site } = at;
    await at.open('/browse/SHOP-19');
    const panel = panelOf(page);
    await suggestIn(panel);
    await button(panel, 'Accept selected (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    await site.edit({ fields: { priority: { id: '1' } } }, 'SHOP-19');
    await button(panel, 'Undo').click();
    await panel.getByText(/^The issue has changed in the meantime, so nothing was written\./u).waitFor();
    expect(await site.issue('SHOP-19')).toMatchObject({ priority: 'Highest', components: ['Payments'], labels: ['data-loss'] });
  });

  test('nobody but an administrator gets to the settings', async () => {
    await at.open('/admin');
    await at.page.getByText('You need to be a Jira administrator').waitFor();
    await at.switchTo('administrator');
    await at.page.getByRole('button', { name: 'Connection', exact: true }).click();
    await at.page.getByLabel('Address').waitFor();
    expect(await at.page.getByLabel('Address').inputValue()).toBe('https://embedded.sprintloom.com/v1');
    expect(await at.page.getByTestId('app-module-triage-admin').innerHTML()).not.toContain(at.site.endpoint.token);
  });
});
