import { aReply, suggest } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { adminPageOf, choose, openTab, saveAs } from './support/admin-page';
import { violationsOn } from './support/axe';
import { browserSite, DESKTOP } from './support/browser-site';
import { tooWide } from './support/too-wide';

const MODEL = 'claude-haiku-4-5-20251001';
const PHONE = { width: 400, height: 800 };

describeInBrowser('the providers on the admin page', () => {
  const at = browserSite();

  test('Atlassian’s models are chosen without an address, a token or a question of Jira’s, and show their budget', async () => {
    const { page, site } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'connection');
    await choose(page, 'Provider', 'Atlassian');
    await page.getByTestId('within-atlassian').getByText('issue text does not leave Atlassian', { exact: false }).waitFor();
    for (const label of ['Address', 'Token', 'Thinking']) expect(await page.getByLabel(label, { exact: true }).count()).toBe(0);
    await page.getByTestId('list-models').click();
    await page.getByText('claude-sonnet-4-5-20250929 (being retired)').waitFor();
    await page.getByTestId(`model-${MODEL}`).click();
    await page.getByTestId('test-connection').click();
    await page.getByText(/^The connection works/u).waitFor();
    await page.mouse.move(0, 0);
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });
    await page.setViewportSize(DESKTOP);
    await saveAs(page, 2);
    expect(site.egress.get({}).results).toEqual([]);

    await openTab(page, 'privacy');
    await adminPageOf(page).getByText('Nothing leaves Atlassian.', { exact: false }).waitFor();
    site.endpoint.setReply(() => aReply());
    await suggest(site);
    await at.open('/admin', 'administrator');
    await page
      .getByTestId('token-budget')
      .getByText(/^[\d,]+ tokens of Atlassian’s models used today \(limit: 1,000,000/u)
      .waitFor();
    await page.getByText(`${MODEL} at Atlassian’s models`).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('the built-in one is chosen there too, and says that nothing is sent', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'connection');
    await choose(page, 'Provider', 'Built-in');
    await page.getByTestId('within-atlassian').getByText('issue text is sent nowhere', { exact: false }).waitFor();
    await openTab(page, 'privacy');
    await adminPageOf(page).getByText('The built-in provider asks nobody', { exact: false }).waitFor();
    await openTab(page, 'connection');
    await choose(page, 'Provider', 'OpenAI');
    await openTab(page, 'privacy');
    await adminPageOf(page).getByText('It leaves Atlassian.', { exact: false }).waitFor();
  });
});
