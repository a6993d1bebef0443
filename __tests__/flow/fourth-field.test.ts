import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppBuild } from '../../dev/build/esbuild-app';
import type { Settings } from '../../src/contract/settings';
import { openPanel, type PanelDriver } from '../support/panel-driver';
import { buildWithFourthField } from './support/fourth-field/build-with-field';
import { withVersions } from './support/fourth-field/jira-with-versions';
import { aReply, good, OPEN_ISSUE, startTriageSite, type TriageSite } from './support/triage-site';

/** A field that the product does not have, told to the app as a developer would: the rest of the app loops. */
const FIELD = 'fixVersions';

describe('a fourth field', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'auto-triage-field-'));
  let build: AppBuild;
  let site: TriageSite;
  let versions: ReturnType<typeof withVersions>;
  let panel: PanelDriver;

  beforeAll(async () => {
    build = await buildWithFourthField(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    site = await startTriageSite({ build });
    site.storage.setQueryDelay(0);
    versions = withVersions(site.jira.handle.bind(site.jira));
    site.jira.handle = versions.handle;
    site.endpoint.setReply(() =>
      aReply({
        [FIELD]: [
          { value: '2.1 Beta', confidence: 0.9, reason: 'The upgrade brought it.' },
          { value: '2.0', confidence: 0.3, reason: '' },
          { value: '9.9', confidence: 0.9, reason: 'Not allowed.' },
        ],
      }),
    );
    await allow('2.0', '2.1 beta');
  });

  afterEach(async () => {
    panel.close();
    await site.close();
  });

  async function allow(...names: string[]): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    const allowlists = { ...settings.allowlists, [FIELD]: names.map((name) => ({ name, description: '' })) } as Settings['allowlists'];
    good(await site.admin('saveSettings', { version, settings: { ...settings, allowlists }, token: { action: 'keep' } }));
  }

  it('goes the whole way from the allowlist to the write and back, with the panel between', async () => {
    const accountId = site.jira.people.find(({ role }) => role === 'agent')?.accountId ?? '';
    panel = openPanel(site, { folder: build.resources['issue-panel'] ?? '', moduleKey: 'triage-panel', accountId, issueKey: OPEN_ISSUE });
    await panel.waitFor(() => expect(panel.buttons()).toContain('Suggest triage'));
    await panel.button('Suggest triage').click();
    await panel.waitFor(() => expect(panel.text()).toContain('The upgrade brought it.'));

    const [system] = site.prompts()[0]?.messages ?? [];
    expect(system?.content).toContain('"fixVersions": a list of at most 2 objects');
    expect(system?.content).toContain('Allowed versions:\n- "2.0"\n- "2.1 beta"');
    expect(site.endpoint.requests.at(-1)?.body).toContain('"enum":["2.0","2.1 beta"]');

    expect(panel.text()).toContain('Fix versions');
    await panel.button('2 unlikely ones').click();
    expect([panel.isChecked('2.1 beta'), panel.isChecked('2.0')]).toEqual([true, false]);
    expect(panel.text()).not.toContain('9.9');
    for (const name of ['High', 'Payments', 'data-loss']) await panel.check(name, false);
    await panel.check('2.0');
    await panel.press('Accept selected (2)');
    await panel.waitFor(() => expect(panel.text()).toContain('Fix versions: + 2.1 beta, 2.0'));
    expect(site.writes().map(({ body }) => body)).toEqual([{ update: { [FIELD]: [{ add: { id: '502' } }, { add: { id: '501' } }] } }]);
    expect(versions.current()).toEqual(['2.0', '2.1 beta']);

    await panel.press('Undo');
    await panel.waitFor(() => expect(panel.refreshes).toBe(2));
    expect(versions.current()).toEqual([]);

    const counted = good(await site.admin('getStatistics', { days: 7 })).fields.find(({ field }) => (field as string) === FIELD);
    expect(counted?.counts).toMatchObject({ proposed: 2, accepted: 2, undone: 2 });
  });

  it('has its list and its settings on the admin page, as the others have', async () => {
    const accountId = site.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? '';
    panel = openPanel(site, { folder: build.resources['admin-page'] ?? '', moduleKey: 'triage-admin', accountId });
    await panel.waitFor(() => expect(panel.buttons()).toContain('Allowed values'));
    await panel.button('Allowed values').click();
    expect(panel.buttons()).toContain('Add versions…');
    await panel.button('Add versions…').click();
    await panel.type('Add versions…', '3.0 | the next one');
    await panel.button('Add versions').click();
    await panel.button('Fields and rules').click();
    await panel.check('Propose fix versions', false);
    await panel.button('Save').click();
    await panel.waitFor(() => expect(panel.text()).toContain('Saved as version'));
    expect(good(await site.admin('getSettings')).settings).toMatchObject({
      allowlists: { [FIELD]: [{ name: '2.0' }, { name: '2.1 beta' }, { name: '3.0', description: 'the next one' }] },
      fields: { [FIELD]: { enabled: false } },
    });
  });
});
