import { aReply, good } from '../flow/support/triage-site';
import { completion, CONTENT, dialect } from '../flow/support/wire-dialects';
import { startWireServer, type WireServer } from '../flow/support/wire-server';
import { describeInBrowser } from '../support/browser';
import { answerEgress, openTab } from './support/admin-page';
import { hold } from './support/answers';
import { browserSite } from './support/browser-site';

const OLD = 'embedded.sprintloom.com';
const NEW = 'second.sprintloom.com';
const MODEL = 'a-model';

describeInBrowser('saving the settings', () => {
  const names: Record<string, string> = {};
  let server: WireServer;
  let isDown = false;

  // Before the host is started, which has to know the name.
  beforeAll(async () => {
    const answer = dialect([MODEL], () =>
      completion({ content: CONTENT }, { top: { usage: { prompt_tokens: 50_000, completion_tokens: 9, total_tokens: 50_009 } } }),
    );
    server = await startWireServer((request) => (isDown ? { status: 500, body: {} } : answer(request)));
    names[NEW] = server.origin;
  });
  const at = browserSite({ names });
  afterAll(() => server.close());

  beforeEach(() => {
    isDown = false;
    at.site.endpoint.setReply(() => aReply());
  });

  const saved = async () => good(await at.site.admin('getSettings'));
  const approved = () => at.site.egress.get({}).results.flatMap(({ configured }) => configured.map(({ domain }) => domain));

  /** Approves hosts in a group as an earlier version of the page would have; a group holds ten, and there are forty in all. */
  function approveBefore(key: string, domains: string[]): void {
    const configured = domains.map((domain) => ({ domain, type: ['FETCH_BACKEND_SIDE'] }));
    at.site.egress.set({ egresses: [{ key, description: 'Earlier', configured }] });
  }

  /** Somebody else saves, from another window. */
  async function saveElsewhere(patch: object): Promise<void> {
    const { version, settings } = await saved();
    good(await at.site.admin('saveSettings', { version, settings: { ...settings, ...patch }, token: { action: 'keep' } }));
  }

  async function typeEndpoint(): Promise<void> {
    await at.open('/admin', 'administrator');
    await openTab(at.page, 'connection');
    await at.page.getByLabel('Address').fill(`https://${NEW}/v1`);
    await at.page.getByLabel('Model').fill(MODEL);
  }

  test('keeps a draft from tab to tab, says what is not saved, and drops it on demand', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'rules');
    await page.getByLabel('Rules', { exact: true }).fill('Payments first.');
    await openTab(page, 'privacy');
    await page.getByLabel('Mask personal data, secrets and the names that Jira knows before anything is sent').uncheck({ force: true });
    await page.getByText('Unsaved changes: Fields and rules, Privacy and limits.').waitFor();
    await openTab(page, 'rules');
    expect(await page.getByLabel('Rules', { exact: true }).inputValue()).toBe('Payments first.');
    await page.getByTestId('discard').click();
    const dialog = page.getByTestId('discard-dialog');
    await dialog.getByText('Payments first.').waitFor();
    await dialog.getByText('Mask personal data and secrets').waitFor();
    await dialog.getByTestId('discard-tab').click();
    await page.getByText('Unsaved changes: Privacy and limits.').waitFor();
    expect(await page.getByLabel('Rules', { exact: true }).inputValue()).toBe('');
    await page.getByTestId('discard').click();
    await dialog.getByTestId('discard-all').click();
    await page.getByText('All changes are saved.').waitFor();
  });

  test('has an address for each tab, for links, reloads and the way back', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await page.waitForURL('**/admin/quality');
    await page.reload();
    await page.getByTestId('quality').waitFor();
    await openTab(page, 'data');
    await page.waitForURL('**/admin/data');
    await page.goBack();
    await page.getByTestId('quality').waitFor();
  });

  test('shows no list of versions from before while the one with the newest is being read', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'data');
    const { version, settings } = await saved();
    const versionOf = (number: number) => page.getByTestId('history').getByText(`Version ${number}`, { exact: true });
    await versionOf(version).waitFor();
    await openTab(page, 'rules');
    await page.getByLabel('Language of reasons').fill('Suomi');
    await page.getByTestId('save').click();
    await page.getByText(`Saved as version ${version + 1}.`).waitFor();
    const end = await hold(page, 'listVersions');
    await openTab(page, 'data');
    await page.getByTestId('history').waitFor();
    expect(await versionOf(version).count()).toBe(0);
    await end();
    await page.getByTestId(`compare-${version}`).waitFor();
    await versionOf(version + 1).waitFor();
    await saveElsewhere({ language: settings.language });
  });

  test('shows the second of two administrators the difference, and puts mine on top of theirs', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'rules');
    await page.getByLabel('Maximum number of labels').fill('4');
    await page.getByLabel('Language of reasons').fill('Deutsch');
    const { fields } = (await saved()).settings;
    await saveElsewhere({ language: 'Français', fields: { ...fields, components: { ...fields.components, max: 2 } } });
    const { version } = await saved();
    await page.getByTestId('save').click();
    const table = page.getByTestId('conflict-table');
    await table.waitFor();
    const rows = (await table.locator('tbody tr').allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim()));
    expect(rows).toEqual([
      ['Maximum number of components', '3', '2', '3'],
      ['Maximum number of labels', '5', '5', '4'],
      ['Language of reasons (changed by both)', 'English', 'Français', 'Deutsch'],
    ]);
    await page.getByTestId('put-mine-on-top').click();
    await page.getByText(`Saved as version ${version + 1}.`).waitFor();
    expect((await saved()).settings).toMatchObject({ fields: { labels: { max: 4 }, components: { max: 2 } }, language: 'Deutsch' });
  });

  test('or takes theirs', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'rules');
    await page.getByLabel('Maximum number of labels').fill('9');
    await saveElsewhere({ rules: 'Theirs.' });
    await page.getByTestId('save').click();
    await page.getByTestId('take-theirs').click();
    await page.getByText('All changes are saved.').waitFor();
    expect(await page.getByLabel('Rules', { exact: true }).inputValue()).toBe('Theirs.');
    expect(await page.getByLabel('Maximum number of labels').inputValue()).toBe('4');
  });

  test('leaves everything as it was when the new host is declined', async () => {
    const before = await saved();
    await typeEndpoint();
    await at.page.getByTestId('save').click();
    await answerEgress(at.page, 'Cancel');
    await at.page.getByText(`${NEW} was not approved, so nothing was saved.`, { exact: false }).waitFor();
    expect(await saved()).toEqual(before);
    expect(approved()).toEqual([OLD]);
    expect((await at.site.panel('suggestTriage')).ok).toBe(true);
  });

  test('takes the new approval back when the endpoint does not pass its test', async () => {
    const before = await saved();
    isDown = true;
    await typeEndpoint();
    await at.page.getByTestId('save').click();
    await answerEgress(at.page, 'Allow');
    await at.page.getByTestId('save-stopped').getByText('The endpoint reported an internal error.').waitFor();
    expect(await saved()).toEqual(before);
    expect(approved()).toEqual([OLD]);
  });

  test('says in Jira’s words that it approves no further host, and that nothing was saved', async () => {
    const before = await saved();
    const others = ['a', 'b', 'c', 'd'].map((group) => ({
      group,
      domains: Array.from({ length: 10 }, (_value, index) => `${group}${index}.example.com`),
    }));
    others.at(-1)?.domains.pop();
    for (const { group, domains } of others) approveBefore(group, domains);
    await typeEndpoint();
    await at.page.getByTestId('save').click();
    await answerEgress(at.page, 'Allow');
    const stopped = at.page.getByTestId('save-stopped');
    await stopped.getByText('There are more than 40 domains in egress groups.', { exact: false }).waitFor();
    expect(await saved()).toEqual(before);
    expect(at.complaints.take()).toEqual(['400 /host/egress']);
    for (const { group } of others) at.site.egress.deleteGroup({ key: group });
  });

  test('approves an eleventh host, tests it, saves it, and withdraws whatever nothing uses then', async () => {
    const { page } = at;
    approveBefore('llm-endpoint', [...Array.from({ length: 9 }, (_value, index) => `unused${index}.example.com`), OLD]);
    approveBefore('earlier', ['elsewhere.example.com']);
    const asked = server.requests.length;
    await typeEndpoint();
    await page.getByText(`It will not be sent to https://${NEW}.`, { exact: false }).waitFor();
    await page.getByTestId('save').click();
    await answerEgress(page, 'Allow');
    await page.getByText(/^Saved as version \d+\.$/u).waitFor();
    expect((await saved()).settings.endpoint).toEqual({ baseUrl: `https://${NEW}/v1`, model: MODEL });
    expect(approved()).toEqual([NEW]);
    const received = server.requests.slice(asked);
    expect(received).not.toEqual([]);
    expect(received.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  test('goes back to an earlier version, whose differences are shown first', async () => {
    const { page } = at;
    const { version, settings } = await saved();
    await saveElsewhere({ rules: 'A mistake.' });
    await at.open('/admin', 'administrator');
    await openTab(page, 'data');
    await page.getByTestId(`compare-${version}`).click();
    const changes = page.getByTestId('version-changes');
    await changes.getByText('A mistake.').waitFor();
    expect(await changes.locator('tbody tr').count()).toBe(1);
    await page.getByTestId('restore').click();
    await page.getByText(`Saved as version ${version + 2}.`).waitFor();
    expect((await saved()).settings).toEqual(settings);
  });

  test('takes an export in again: shows what it would change, and never takes a token to another origin', async () => {
    const { page } = at;
    await at.open('/admin', 'administrator');
    await openTab(page, 'data');
    const text = await page.getByTestId('export').inputValue();
    expect(text).not.toContain(at.site.endpoint.token);
    const exported = JSON.parse(text) as { settings: { language: string; endpoint: { baseUrl: string } } };
    exported.settings.language = 'Svenska';
    exported.settings.endpoint.baseUrl = 'https://third.sprintloom.com/v1';
    await page.getByLabel('Exported settings').fill('{ this is no export');
    await page.getByTestId('import-read-settings').click();
    await page.getByText('This is not JSON.', { exact: false }).waitFor();
    await page.getByLabel('Exported settings').fill(JSON.stringify(exported));
    await page.getByTestId('import-read-settings').click();
    await page.getByTestId('import-changes').getByText('Svenska').waitFor();
    await page.getByText('The saved token will not be sent there', { exact: false }).waitFor();
    const before = await saved();
    await page.getByTestId('import-take').click();
    await page.getByText('Unsaved changes: Connection, Fields and rules.').waitFor();
    expect(await saved()).toEqual(before);
  });
});
