import type { Page } from 'playwright-core';
import { createSampleState, withLongPast } from '../../dev/jira';
import { learnProject } from '../../dev/server/learned-site';
import type { QueueAnswers } from '../../src/contract/queue';
import { aReply, good, raiseLimits, useBuiltIn } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { adminPageOf, answerEgress, choose, openTab } from './support/admin-page';
import { answer, hold, refuse } from './support/answers';
import { auditor } from './support/audit';
import { browserSite } from './support/browser-site';
import { dataOf, speakMarked } from './support/marked-language';
import { panelOf, suggestIn } from './support/issue-view';

const PROJECT_PAGE = '/projects/SHOP/settings/apps/triage-project';
const TRIAGE_PAGE = '/projects/SHOP/apps/triage-queue';

/** Where the newest settings of the project SHOP are kept. */
const PROJECT_HEAD = 'project-settings:head:10001';

const projectPageOf = (page: Page) => page.getByTestId('app-module-triage-project');
const triagePageOf = (page: Page) => page.getByTestId('app-module-triage-queue');

describeInBrowser('no state of a page has a fault that axe knows, an unclear control or something too wide', () => {
  const at = browserSite();
  const byId = (id: string) => at.page.getByTestId(id);

  const data = () => dataOf(at.site);
  beforeAll(() => speakMarked(at.page));

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  afterEach(() => at.site.interceptJira(null));

  async function put(patch: object): Promise<void> {
    const { version, settings } = good(await at.site.admin('getSettings'));
    good(await at.site.admin('saveSettings', { version, settings: { ...settings, ...patch }, token: { action: 'keep' } }));
  }

  async function putOfProject(patch: object): Promise<void> {
    const { version, settings } = good(await at.site.project('getProjectSettings'));
    good(await at.site.project('saveProjectSettings', { version, settings: { ...settings, ...patch } }));
  }

  async function openProject(shown = 'project-editor'): Promise<void> {
    await at.open(PROJECT_PAGE, 'project-administrator');
    await byId(shown).waitFor();
  }

  test('of the admin page, when saving does not go through', async () => {
    const { page } = at;
    const { audit, faults } = auditor(page, adminPageOf, data);
    await at.open('/admin/rules', 'administrator');
    await page.getByLabel('Language of reasons').fill('Deutsch');
    await byId('discard').click();
    await byId('discard-changes').waitFor();
    await audit('what would be dropped');
    await byId('discard-cancel').click();
    await put({ language: 'Svenska' });
    await byId('save').click();
    await byId('conflict-table').waitFor();
    await audit('somebody else saved first');
    await byId('take-theirs').click();

    await page.getByLabel('Maximum number of labels').fill('99');
    await openTab(page, 'privacy');
    await byId('save').click();
    await byId('go-to-rules').waitFor();
    await audit('something is wrong on another tab');
    await byId('go-to-rules').click();
    await page.getByText('Enter a whole number from 1 to 20.').waitFor();
    await audit('something is wrong here');

    await at.open('/admin/connection', 'administrator');
    await page.getByLabel('Address').fill('https://second.sprintloom.com/v1');
    await byId('token-elsewhere').waitFor();
    await audit('another address');
    await byId('save').click();
    await byId('egress-dialog').waitFor();
    await audit('the question about the host');
    await answerEgress(page, 'Cancel');
    await byId('save-stopped').waitFor();
    await audit('the host was declined');
    await at.open('/admin/connection', 'administrator');
    await page.getByLabel('Model').fill('no-such-model');
    await byId('save').click();
    await byId('save-anyway').waitFor();
    await audit('the endpoint does not pass its test');
    await byId('list-models').click();
    await byId('test-report').waitFor();
    await audit('the models that it has');
    expect(faults()).toEqual({});
  });

  test('of the admin page, when it cannot show the settings or deletes them', async () => {
    const { page, site } = at;
    const { audit, faults } = auditor(page, adminPageOf, data);
    const end = await refuse(page, 'getSettings');
    await at.open('/admin', 'administrator');
    await byId('reload').waitFor();
    await audit('not read');
    await end();
    for (const state of ['running', 'stalled'] as const) {
      const done = await answer(page, 'getReset', { ok: true, data: { state, startedAt: null, deleted: 14, remaining: 27 } });
      await at.open('/admin', 'administrator');
      await byId('reset-state').getByText('14 keys deleted, 27 left.', { exact: false }).waitFor();
      await audit(`being deleted, ${state}`);
      await done();
    }
    await at.open('/admin/data', 'administrator');
    await byId('reset-open').click();
    await byId('reset-word').waitFor();
    await audit('the question before everything is deleted');
    await byId('reset-confirm-cancel').click();
    const damaged = {
      code: 'INTERNAL',
      message: 'The settings cannot be read.',
      retryable: false,
      details: { damaged: 'settings' },
    } as const;
    const healed = await refuse(page, 'getSettings', damaged);
    await at.open('/admin', 'administrator');
    await byId('settings-damaged').waitFor();
    await audit('damaged');
    await healed();
    expect(faults()).toEqual({});
  });

  test('of the projects tab and the import', async () => {
    const { page } = at;
    const { audit, faults } = auditor(page, adminPageOf, data);
    await at.open('/admin/projects', 'administrator');
    await byId('open-project-SHOP').click();
    for (const key of ['change-labels', 'change-rules', 'change-labelMappings']) await byId(key).click();
    await byId('add-mapping').click();
    await audit('a project’s own settings');
    await byId('open-project-APP').click();
    await byId('leave-project').waitFor();
    await audit('the question before another project');
    await byId('leave-project-cancel').click();
    await byId('project-import').click();
    await byId('import-values').waitFor();
    await audit('the project’s values');
    await openTab(page, 'data');
    const text = await byId('export').inputValue();
    await page.getByLabel('Exported settings').fill(text.replace('"English"', '"Svenska"'));
    await byId('import-read-settings').click();
    await byId('import-changes').waitFor();
    await audit('an import');
    expect(faults()).toEqual({});
  });

  test('of the page of a project', async () => {
    const { page, site } = at;
    const { audit, faults } = auditor(page, projectPageOf, data);
    await openProject();
    await byId('learning-consent--hidden-checkbox').waitFor();
    await audit('everything inherited');
    for (const key of ['priority', 'components', 'labels', 'labelMappings', 'rules']) await byId(`change-${key}`).click();
    await audit('everything its own');
    await page.getByLabel('Rules for this project').fill('Mine.');
    await putOfProject({ rules: 'Theirs.' });
    await byId('project-save').click();
    await byId('conflict').waitFor();
    await audit('somebody else saved first');
    await byId('put-mine-on-top').click();
    await byId('project-save-state').getByText('Saved as version').waitFor();
    await audit('saved');
    const end = await refuse(page, 'getProjectSettings');
    await openProject('project-reload');
    await audit('not read');
    await end();
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: PROJECT_HEAD, value: 'rubbish' }));
    await openProject('project-damaged');
    await audit('damaged');
    await byId('project-replace').click();
    await byId('project-editor').waitFor();
    expect(faults()).toEqual({});
  });

  test('of what a project’s page says of its past', async () => {
    const { page, site } = at;
    const { audit, faults } = auditor(page, projectPageOf, data);
    await openProject();
    await page.getByText('Read the resolved issues of this project').click();
    await byId('learn').click();
    await byId('learned').waitFor();
    await audit('learned');
    const { projects } = good(await site.admin('getSettings')).settings;
    await put({ projects: { ...projects, mode: 'only', keys: ['APP'] } });
    await openProject();
    await audit('switched off by the site');
    await put({ projects });

    const learned = good(await site.project('getLearning'));
    const startedAt = new Date().toISOString();
    const progress = { startedAt, daily: true, issues: 120, mostIssues: 2_000, points: 240, pausedUntil: null };
    for (const state of ['paused', 'training', 'failed'] as const) {
      const data = { ...learned, learning: { ...progress, state } };
      const ends = [
        await answer(page, 'getLearning', { ok: true, data }),
        await answer(page, 'continueLearning', { ok: true, data: { ...data, learning: { ...data.learning, state: 'paused' } } }),
      ];
      await openProject();
      await byId(state === 'failed' ? 'learning-failed' : 'learning-progress').waitFor();
      await audit(`learning, ${state}`);
      for (const end of ends) await end();
    }
    expect(faults()).toEqual({});
  });

  test('of the triage page', async () => {
    const { page, site } = at;
    const { audit, faults } = auditor(page, triagePageOf, data);
    await raiseLimits(site);
    const show = async (state: string, data: QueueAnswers['getQueue'], text: string) => {
      const end = await answer(page, 'getQueue', { ok: true, data });
      await at.open(TRIAGE_PAGE);
      await triagePageOf(page).getByText(text).waitFor();
      await audit(state);
      await end();
    };
    await show('not configured', { kind: 'not-configured', missing: ['allowlists'] }, 'Not set up yet');
    await show('off', { kind: 'not-configured', missing: ['project'] }, 'Switched off in this project');
    const refusal = 'Field ‘colour’ does not exist.';
    await show('a query that Jira refuses', { kind: 'bad-query', jql: 'colour = red', faults: [refusal] }, refusal);

    for (const issueKey of ['SHOP-26', 'SHOP-25', 'SHOP-23']) good(await site.panel('suggestTriage', undefined, { issueKey }));
    await at.open(TRIAGE_PAGE);
    await byId('unlikely').click();
    await byId('change-labels').click();
    await audit('proposals');
    await page.getByRole('checkbox', { name: 'Select SHOP-25' }).focus();
    await page.keyboard.press('Space');
    await byId('clear-selection').waitFor();
    await audit('a selection');
    await byId('dismiss').click();
    await byId('row-SHOP-26').getByText('Dismissed').waitFor();
    await byId('undo-last').waitFor();
    await audit('decided');
    const write = await hold(page, 'applyTriage');
    await byId('accept-batch').click();
    await byId('batch-question-confirm').click();
    await byId('pause-batch').click();
    await audit('a batch that pauses');
    await write();
    await byId('pause-batch').click();
    await byId('undo-batch').waitFor();
    await audit('a batch at its end');
    site.endpoint.setReply(() => new Promise(() => undefined));
    await byId('open-row-SHOP-22').click();
    await triagePageOf(page).getByRole('button', { name: 'Suggest triage' }).click();
    await byId('cancel').waitFor();
    await audit('being asked');
    await byId('cancel').click();
    expect(faults()).toEqual({});
  });
});

describeInBrowser('what was learned of a project', () => {
  const at = browserSite({ jiraState: withLongPast(createSampleState(), { issues: 600 }) });

  const data = () => dataOf(at.site);
  beforeAll(() => speakMarked(at.page));

  test('has no fault that axe knows, an unclear control or something too wide', async () => {
    const { page, site } = at;
    const { audit, faults } = auditor(page, adminPageOf, data);
    await learnProject(site, '10001');
    await at.open('/admin/quality', 'administrator');
    // What comes later moves the list that the select opens.
    await page.getByTestId('quality-empty').waitFor();
    await choose(page, 'Project', 'Web shop');
    await page.getByTestId('use-here-priority').click();
    await page.getByTestId('use-site-priority').waitFor();
    await audit('the curve');
    await page.getByTestId('find-hygiene').click();
    await page.getByTestId('hygiene-finding').first().getByRole('button').click();
    await page.getByTestId('save-hygiene').waitFor();
    await audit('values to tidy up');
    await page.getByTestId('tab-start').click();
    await page.getByTestId('trial-issue').fill('SHOP-13');
    await page.getByTestId('trial-run').click();
    await page.getByTestId('trial-result').waitFor();
    await audit('a trial');
    expect(faults()).toEqual({});

    const ofPanel = auditor(page, panelOf, data);
    await useBuiltIn(site);
    await at.open('/browse/SHOP-13');
    await suggestIn(panelOf(page));
    await page.getByTestId('find-similar').click();
    await page.getByTestId('similar-past').waitFor();
    await page.getByTestId('accept-selected').and(page.locator(':enabled')).waitFor();
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    await ofPanel.audit('similar issues');
    expect(ofPanel.faults()).toEqual({});
  });
});
