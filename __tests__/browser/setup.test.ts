import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { button, panelOf, suggestIn } from './support/issue-view';

const ADDRESS = 'https://embedded.sprintloom.com/v1';
const HOST = 'embedded.sprintloom.com';

describeInBrowser('an app that nobody has set up', () => {
  const at = browserSite({ configured: false });

  test('tells an agent whom to ask, and an administrator what to do', async () => {
    await at.open('/browse/SHOP-13');
    const panel = panelOf(at.page);
    await panel.getByText('A Jira administrator has to connect an endpoint and choose the allowed values first.').waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);

    await at.switchTo('administrator');
    await panel.getByText('Still missing: an endpoint and a model; the labels, components or priorities that may be proposed.').waitFor();
    await button(panel, 'Open the settings').click();
    await at.page.waitForURL('**/admin');
    await at.page.getByText('Nothing has been saved yet.').waitFor();
  });

  test('refuses what cannot be right, marks it, and keeps what was typed', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await page.getByLabel('Address').fill('http://127.0.0.1:11434/v1');
    await page.getByLabel('Model').fill('llama3.1:8b');
    await page.getByLabel('Labels', { exact: true }).fill('two words');
    await button(page, 'Save').click();
    await page.getByText('“two words”: A label has no spaces').waitFor();
    await page.getByText('See the marked fields.').waitFor();
    await page.getByLabel('Labels', { exact: true }).fill('two-words');
    await button(page, 'Save').click();
    await page.getByText('The address has to begin with https://.').waitFor();
    expect(await page.getByLabel('Address').inputValue()).toBe('http://127.0.0.1:11434/v1');
  });

  test('is set up by hand, and then suggests', async () => {
    const { page, site } = at;
    await at.open('/admin', 'administrator');
    await page.getByLabel('Address').fill(ADDRESS);
    await page.getByText(`${HOST} is not approved yet.`).waitFor();

    const dialog = page.getByRole('dialog');
    await button(page, `Allow ${HOST}`).click();
    await dialog.getByText(HOST).waitFor();
    await button(dialog, 'Cancel').click();
    await page.getByText('The host was not approved. Nothing was changed.').waitFor();
    expect(site.egress.get({}).results).toEqual([]);
    await button(page, `Allow ${HOST}`).click();
    await button(dialog, 'Allow').click();
    await page.getByText(`${HOST} is approved.`).waitFor();

    await page.getByLabel('Token').fill('not-the-token');
    await page.getByLabel('Model').fill(site.endpoint.model);
    await button(page, 'Test connection').click();
    await page.getByText(/^The endpoint refused the token\./u).waitFor();
    await page.getByLabel('Token').fill(site.endpoint.token);
    await button(page, 'Test connection').click();
    await page.getByText('It can be held to the allowed values (JSON schema).').waitFor();
    expect(site.prompts().every(({ messages }) => !JSON.stringify(messages).includes('SHOP'))).toBe(true);

    for (const priority of ['Highest', 'High', 'Medium']) await page.getByLabel(priority, { exact: true }).check({ force: true });
    await page.getByLabel('Components', { exact: true }).fill('Payments | cards and refunds\nCheckout');
    await page.getByLabel('Labels', { exact: true }).fill('data-loss | records are gone or doubled\nregression');
    await button(page, 'Save').click();
    await page.getByText('Saved as version 1.').waitFor();

    await page.reload();
    await page.getByText(`A token is saved for https://${HOST}.`, { exact: false }).waitFor();
    expect(await page.getByLabel('Labels', { exact: true }).inputValue()).toBe('data-loss | records are gone or doubled\nregression');
    expect(await page.content()).not.toContain(site.endpoint.token);

    await page.getByTestId('link-issues').click();
    await page.getByRole('link', { name: 'SHOP-13', exact: true }).click();
    const panel = panelOf(page);
    await suggestIn(panel);
    await panel.getByTestId('proposals').getByText('Payments', { exact: true }).waitFor();
  });
});
