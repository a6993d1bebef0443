import type { Locator } from 'playwright-core';
import { aReply, good, raiseLimits } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { hold, refuse } from './support/answers';
import { browserSite } from './support/browser-site';
import { boxOf, button, clickBox, panelOf, suggestIn } from './support/issue-view';
import { expectFocus, press } from './support/keys';

/** As long as a press still means what stood there before. */
const SETTLED_MS = 700;

describeInBrowser('a control that takes itself away gives its focus on', () => {
  const at = browserSite();
  const byId = (id: string): Locator => at.page.getByTestId(id);
  const settle = () => at.page.waitForTimeout(SETTLED_MS);

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  afterEach(() => at.site.interceptJira(null));

  beforeAll(() => raiseLimits(at.site));

  describe('on the page of a project', () => {
    const open = async () => {
      await at.open('/projects/SHOP/settings/apps/triage-project', 'project-administrator');
      await byId('project-editor').waitFor();
    };

    test('between what is the site’s and what is its own, and where changes are dropped', async () => {
      await open();
      for (const key of ['labels', 'rules']) {
        await press(byId(`change-${key}`));
        await expectFocus(byId(`reset-${key}`));
      }
      await press(byId('reset-labels'));
      await expectFocus(byId('change-labels'));
      await press(byId('project-discard'));
      await byId('project-discard').waitFor({ state: 'detached' });
      await expectFocus(byId('project-save'));
    });

    test('where somebody else saved first', async () => {
      for (const way of ['put-mine-on-top', 'take-theirs']) {
        await open();
        if ((await byId('change-rules').count()) > 0) await byId('change-rules').click();
        await at.page.getByLabel('Rules for this project').fill(`Mine, ${way}.`);
        const { version, settings } = good(await at.site.project('getProjectSettings'));
        good(await at.site.project('saveProjectSettings', { version, settings: { ...settings, rules: `Theirs, ${way}.` } }));
        await byId('project-save').click();
        await press(byId(way));
        await byId('conflict').waitFor({ state: 'detached' });
        await expectFocus(byId('project-save'));
      }
    });

    test('when it is read again', async () => {
      const end = await refuse(at.page, 'getProjectSettings');
      await at.open('/projects/SHOP/settings/apps/triage-project', 'project-administrator');
      await byId('project-reload').waitFor();
      await end();
      await press(byId('project-reload'));
      await byId('project-editor').waitFor();
      await expectFocus(byId('override-priority').getByRole('button').last());
    });

    test('from learning to its progress, its end and forgetting it', async () => {
      await open();
      await at.page.getByText('Read the resolved issues of this project').click();
      await press(byId('learn'));
      await byId('learned').waitFor();
      await expectFocus(byId('learn'));
      await byId('learn-decisions--hidden-checkbox').focus();
      await at.page.keyboard.press('Space');
      await at.page.getByText('They do not count while this is off.', { exact: false }).waitFor();
      await expectFocus(byId('learn-decisions--hidden-checkbox'));
      await press(byId('forget'));
      await byId('learned').waitFor({ state: 'detached' });
      await expectFocus(byId('learn'));
    });
  });

  describe('on the panel', () => {
    test('when it is read again', async () => {
      const end = await refuse(at.page, 'getPanel');
      await at.open('/browse/SHOP-13');
      await byId('reload').waitFor();
      await end();
      await press(byId('reload'));
      await expectFocus(byId('suggest'));
    });

    test('where somebody else linked the same issue meanwhile', async () => {
      await at.open('/browse/SHOP-13');
      const panel = panelOf(at.page);
      await suggestIn(panel);
      const link = panel.locator('[data-testid^="link-"]').first();
      const key = (await link.getAttribute('data-testid'))?.slice('link-'.length) ?? '';
      const duplicateOf = at.site.jira.describeIssue(key)?.issue.id;
      good(await at.site.panel('linkDuplicate', { duplicateOf }, { as: 'administrator' }));
      const same = byId(`link-${key}`);
      await press(same);
      await same.filter({ hasText: 'Linked as a duplicate' }).waitFor();
      await expectFocus(same);
      await at.page.keyboard.press('Tab');
      await same.waitFor({ state: 'detached' });
      await panel.getByText('Linked as a duplicate').waitFor();
      expect(at.site.jira.snapshot().issueLinks).toHaveLength(1);
    });

    test('from the box of an unlikely proposal that is unticked after the others were hidden', async () => {
      await at.open('/browse/SHOP-14');
      const panel = panelOf(at.page);
      await suggestIn(panel);
      await settle();
      await byId('unlikely').click();
      await clickBox(panel, 'regression');
      await byId('unlikely').click();
      const box = boxOf(panel, 'regression');
      await box.focus();
      await at.page.keyboard.press('Space');
      await button(panel, 'Accept selected (3)').waitFor();
      await expectFocus(box);
    });
  });

  describe('on the triage page', () => {
    const suggestFor = async (...keys: string[]) => {
      for (const issueKey of keys) good(await at.site.panel('suggestTriage', { again: true }, { issueKey }));
    };
    const open = async () => {
      await at.open('/projects/SHOP/apps/triage-queue');
      await byId('queue-list').waitFor();
      await byId('skip').waitFor();
      await settle();
    };

    test('from one issue to the next, whatever was done with it', async () => {
      await suggestFor('SHOP-26', 'SHOP-25', 'SHOP-23', 'SHOP-22');
      await open();
      for (const step of ['skip', 'dismiss', 'suggest-again']) {
        await press(byId(step));
        await settle();
        await expectFocus(byId(step).or(byId('go-on')));
      }
      await press(byId('read-again'));
      await settle();
      await expectFocus(byId('read-again'));
    });

    test('from the selection to what is done with it, its progress and its end', async () => {
      await suggestFor('SHOP-21', 'SHOP-20');
      await open();
      await press(byId('select-listed'));
      await expectFocus(byId('accept-batch'));
      await press(byId('clear-selection'));
      await expectFocus(byId('select-listed'));
      await at.page.keyboard.press('Enter');
      await press(byId('accept-batch'));
      at.site.interceptJira(({ method }) => (method === 'PUT' ? { status: 403, headers: {}, body: '{}' } : null));
      await press(byId('batch-question-confirm'));
      await byId('batch-done').waitFor();
      await expectFocus(byId('go-on'));
      await press(byId('forget-failures'));
      await byId('unwritten').waitFor({ state: 'detached' });
      await expectFocus(byId('go-on'));
    });

    test('from the question what it costs to the progress, and when the list is read again', async () => {
      await open();
      const prepare = await hold(at.page, 'prepareIssues');
      await press(byId('prepare-page'));
      await press(byId('prepare-question-confirm'));
      await expectFocus(byId('stop-preparing'));
      await prepare();
      await byId('prepared').waitFor();
      await expectFocus(byId('go-on'));

      const end = await refuse(at.page, 'getQueue');
      await at.open('/projects/SHOP/apps/triage-queue');
      await byId('queue-reload').waitFor();
      await end();
      await press(byId('queue-reload'));
      await expectFocus(byId('go-on'));
    });
  });
});
