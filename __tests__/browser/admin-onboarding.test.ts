import { describeInBrowser } from '../support/browser';
import { adminPageOf, answerEgress, choose, openTab, saveAs } from './support/admin-page';
import { violationsOn } from './support/axe';
import { browserSite } from './support/browser-site';
import { findUnclearControls, isFocusLost } from './support/controls';
import { button, panelOf, suggestIn } from './support/issue-view';

const ADDRESS = 'https://embedded.sprintloom.com/v1';
const HOST = 'embedded.sprintloom.com';

describeInBrowser('an app that nobody has set up', () => {
  const at = browserSite({ configured: false });

  test('tells an agent whom to ask, and an administrator what to do', async () => {
    await at.open('/browse/SHOP-13');
    const panel = panelOf(at.page);
    await panel.getByText('A Jira administrator has to choose the allowed values first.').waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);
    expect(await violationsOn(at.page)).toEqual([]);

    await at.switchTo('administrator');
    await panel.getByText('Still missing: the labels, components or priorities that may be proposed.').waitFor();
    await button(panel, 'Open the settings').click();
    await at.page.waitForURL('**/admin');
    await at.page.getByText('Nothing has been saved yet.').waitFor();
    expect(await at.page.getByTestId('set-up-progress').innerText()).toBe('0 of 5 done');
    expect(await violationsOn(at.page)).toEqual([]);
    expect(await findUnclearControls(adminPageOf(at.page))).toEqual([]);
  });

  test('fills in an address to begin with, and does not connect to an example', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await choose(page, 'Provider', 'OpenAI');
    expect(await page.getByLabel('Address').inputValue()).toBe('https://api.openai.com/v1');
    expect(await page.getByTestId('connect').isEnabled()).toBe(true);
    await choose(page, 'Provider', 'Ollama');
    await page.getByText('Replace the example with the public host name of your Ollama server').waitFor();
    expect(await page.getByTestId('connect').isDisabled()).toBe(true);
  });

  test('refuses what cannot be right, names the tab, marks it there, and keeps what was typed', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'connection');
    await page.getByLabel('Address').fill('http://127.0.0.1:11434/v1');
    await page.getByLabel('Model').fill('llama3.1:8b');
    await openTab(page, 'rules');
    await page.getByLabel('Maximum number of labels').fill('99');
    await page.getByTestId('save').click();
    await page.getByText('Enter a whole number from 1 to 20.').waitFor();
    await page.getByTestId('tab-connection').getByText('Connection (needs correction)').waitFor();
    await page.getByTestId('go-to-connection').click();
    await page.getByText('The address must start with https://.').waitFor();
    expect(await page.getByLabel('Address').inputValue()).toBe('http://127.0.0.1:11434/v1');
    expect(at.site.egress.get({}).results).toEqual([]);
  });

  test('is set up step by step, each of which ticks itself off, and then suggests', async () => {
    const { page, site } = at;
    const progress = page.getByTestId('set-up-progress');
    await at.open('/admin', 'administrator');
    await page.getByLabel('Address').fill(ADDRESS);
    await page.getByText(`${HOST} is not approved yet.`).waitFor();

    await page.getByLabel('Token').fill('not-the-token');
    await page.getByTestId('connect').click();
    await page.getByTestId('egress-dialog').getByText(HOST).waitFor();
    await answerEgress(page, 'Cancel');
    await page.getByText('The host was not approved. Nothing was changed.').waitFor();
    expect(site.egress.get({}).results).toEqual([]);
    await page.getByTestId('connect').click();
    await answerEgress(page, 'Allow');
    await page.getByText('The endpoint rejected the token.').waitFor();
    expect(await progress.innerText()).toBe('0 of 5 done');
    expect(await violationsOn(page)).toEqual([]);

    await page.getByLabel('Token').fill(site.endpoint.token);
    await page.getByTestId('connect').focus();
    await page.keyboard.press('Enter');
    await page.getByText(`${HOST} is connected.`).waitFor();
    expect(await isFocusLost(page)).toBe(false);
    expect(await progress.innerText()).toBe('1 of 5 done');

    await page.getByTestId(`model-${site.endpoint.model}`).click();
    await page.getByTestId('test-connection').click();
    await page.getByText(`${site.endpoint.model} works.`).waitFor();
    expect(site.prompts()).not.toEqual([]);
    expect(JSON.stringify(site.prompts())).not.toContain('SHOP');

    await choose(page, 'Projects', 'Web shop');
    await page.getByTestId('import-read').click();
    await page.getByTestId('import-add').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^\d+ values allowed\.$/u).waitFor();
    expect(await progress.innerText()).toBe('3 of 5 done');
    expect(await isFocusLost(page)).toBe(false);
    await choose(page, 'Default priority of new issues', 'Medium');
    expect(await progress.innerText()).toBe('4 of 5 done');

    const writes = at.edits().length;
    await page.getByTestId('trial-issue').fill('shop-13');
    await page.getByTestId('trial-run').click();
    const result = page.getByTestId('trial-result');
    await result.getByText('Proposals for SHOP-13').waitFor();
    expect(await result.getByText('ticked', { exact: true }).count()).toBeGreaterThan(0);
    await page.getByTestId('trial-show-sent').click();
    expect(await page.getByTestId('trial-user').inputValue()).toContain('### TICKET START');
    expect(await progress.innerText()).toBe('5 of 5 done');
    expect(at.edits()).toHaveLength(writes);

    await saveAs(page, 1);
    await page.getByTestId('overview').waitFor();
    // What the steps have found out counts there, before anybody has asked for a suggestion.
    await page.getByTestId('tried-now').getByText(`Tried just now on SHOP-13: ${site.endpoint.model} answered in`).waitFor();
    expect(await page.getByTestId('endpoint-state').innerText()).toMatch(/working/iu);
    expect(await page.getByTestId('last-success').count()).toBe(0);
    expect(site.egress.get({}).results).toMatchObject([{ configured: [{ domain: HOST }] }]);
    await page.reload();
    await openTab(page, 'connection');
    await page.getByText(`A token is saved for https://${HOST}.`, { exact: false }).waitFor();
    expect(await page.content()).not.toContain(site.endpoint.token);

    await page.getByTestId('link-issues').click();
    await page.getByRole('link', { name: 'SHOP-13', exact: true }).click();
    const panel = panelOf(page);
    await suggestIn(panel);
    await panel.getByTestId('proposals').getByText('Payments', { exact: true }).waitFor();
  });

  test('then shows how it does, and checks the endpoint on demand', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    const overview = adminPageOf(page).getByTestId('overview');
    await overview.getByText(/^\d+ calls? today \(limit: 1,000\)$/u).waitFor();
    await overview.getByTestId('check-now').click();
    await overview.getByText(/^Last check .*: the endpoint answered in/u).waitFor();
    expect(await overview.getByTestId('endpoint-state').innerText()).toMatch(/working/iu);
    await overview.getByTestId('open-values').click();
    await page.getByTestId('list-labels').waitFor();
  });
});

describeInBrowser('an app that is to go without a model', () => {
  const at = browserSite({ configured: false });

  test('is set up with the built-in provider, tried with what an agent would see, and suggests, with nothing sent', async () => {
    const { page, site } = at;
    const progress = page.getByTestId('set-up-progress');
    await at.open('/admin', 'administrator');
    await choose(page, 'Provider', 'Built-in');
    await page.getByText('The built-in provider needs no endpoint', { exact: false }).waitFor();
    expect(await progress.innerText()).toBe('2 of 5 done');
    expect(await isFocusLost(page)).toBe(false);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByTestId('step-connect-open').click();
    await page.getByTestId('within-atlassian').waitFor();
    expect(await page.getByTestId('connect').count()).toBe(0);
    await page.getByTestId('step-connect-open').click();
    await choose(page, 'Projects', 'Web shop');
    await page.getByTestId('import-read').click();
    await page.getByTestId('import-add').click();
    await choose(page, 'Default priority of new issues', 'Medium');
    await page.getByTestId('trial-issue').fill('SHOP-13');
    await page.getByTestId('trial-run').click();
    const result = page.getByTestId('trial-result');
    await result.getByText('By names alone: nothing was learned from this project yet. Nothing was sent.').waitFor();
    expect(await page.getByTestId('trial-show-sent').count()).toBe(0);
    expect(await progress.innerText()).toBe('5 of 5 done');
    await saveAs(page, 1);
    await page.getByTestId('overview').getByTestId('built-in').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await findUnclearControls(adminPageOf(page))).toEqual([]);
    await page.getByTestId('open-quality').click();
    await page.getByTestId('learning').waitFor();
    await at.open('/browse/SHOP-13');
    await suggestIn(panelOf(page));
    expect(site.prompts()).toEqual([]);
    expect(site.egress.get({}).results).toEqual([]);
  });
});
