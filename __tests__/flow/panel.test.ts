import { appBuild } from '../support/app-build';
import { openPanel, type PanelDriver } from '../support/panel-driver';
import { aReply, OPEN_ISSUE, startTriageSite, type Role, type TriageSite } from './support/triage-site';

let site: TriageSite;
let panel: PanelDriver;

beforeEach(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
});

afterEach(async () => {
  panel.close();
  await site.close();
});

async function open(as: Role = 'agent'): Promise<void> {
  const accountId = site.jira.people.find(({ role }) => role === as)?.accountId ?? '';
  const folder = appBuild().resources['issue-panel'] ?? '';
  panel = openPanel(site, { folder, moduleKey: 'triage-panel', accountId, issueKey: OPEN_ISSUE });
  await panel.waitFor(() => expect(panel.text()).not.toMatch(/^(Loading.*)?$/));
}

test('a person asks, looks, accepts and undoes, and the panel says so at each step', async () => {
  const before = await site.issue();
  await open();
  await panel.button('Suggest triage').click();
  await panel.waitFor(() => expect(panel.text()).toContain('The customer paid twice.'));
  expect(panel.isChecked('Payments')).toBe(true);
  await panel.button('1 unlikely one').click();
  expect(panel.isChecked('regression')).toBe(false);
  expect(site.writes()).toEqual([]);

  await panel.check('regression');
  await panel.check('Payments', false);
  await panel.press('Accept selected (3)');
  await panel.waitFor(() => expect(panel.buttons()).toContain('Undo'));
  expect(panel.refreshes).toBe(1);
  expect(await site.issue()).toMatchObject({ labels: ['data-loss', 'regression'], components: [], priority: 'High' });

  await panel.press('Undo');
  await panel.waitFor(() => expect(panel.refreshes).toBe(2));
  expect(await site.issue()).toEqual(before);
});

test('the panel opens again with the suggestion that it showed', async () => {
  await open();
  await panel.button('Suggest triage').click();
  await panel.waitFor(() => expect(panel.buttons()).toContain('Accept all (3)'));
  panel.close();
  await open();
  await panel.waitFor(() => expect(panel.buttons()).toContain('Accept all (3)'));
  expect(site.prompts()).toHaveLength(1);
});

test('somebody who may not edit is told so, and has no way to accept', async () => {
  await open();
  await panel.button('Suggest triage').click();
  await panel.waitFor(() => expect(panel.buttons()).toContain('Accept all (3)'));
  panel.close();
  await open('viewer');
  await panel.waitFor(() => expect(panel.text()).toContain('you cannot edit this issue'));
  expect(panel.find('Checkbox')).toEqual([]);
  expect(panel.buttons()).not.toContain('Accept all (3)');
});
