import type { PanelState } from '../../src/contract/panel';
import { aReply, good } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { answer, refuse } from './support/answers';
import { auditor } from './support/audit';
import { browserSite } from './support/browser-site';
import { boxOf, button, fieldOf, panelOf, suggestIn } from './support/issue-view';

describeInBrowser('the panel for a screen reader', () => {
  const at = browserSite();
  const enabled = (name: string) => button(panelOf(at.page), name).and(at.page.locator(':enabled'));

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  describe('has no fault that axe knows, light and dark, the host around it included', () => {
    test('while a suggestion is asked for and looked at', async () => {
      const { page, site } = at;
      const panel = panelOf(page);
      const { audit, faults } = auditor(page, panelOf);
      await at.open('/browse/SHOP-14');
      await button(panel, 'Suggest triage').waitFor();
      await audit('ready');
      let release = (): void => undefined;
      site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
      await button(panel, 'Suggest triage').click();
      await button(panel, 'Cancel').waitFor();
      await audit('working');
      release();
      await enabled('Dismiss').waitFor();
      await button(panel, '1 unlikely one').click();
      await button(panel, 'Change components…').click();
      await panel.getByRole('combobox').waitFor();
      await audit('proposals');
      expect(faults()).toEqual({});
    });

    test('after a decision', async () => {
      const { page } = at;
      const panel = panelOf(page);
      const { audit, faults } = auditor(page, panelOf);
      good(await at.site.panel('suggestTriage', undefined, { issueKey: 'SHOP-17' }));
      await at.open('/browse/SHOP-17');
      await button(panel, 'Accept selected (3)').click();
      await enabled('Undo').waitFor();
      await audit('applied');
      await button(panel, 'Undo').click();
      await panel.getByText(/^Undone/u).waitFor();
      await audit('undone');
      good(await at.site.panel('suggestTriage', undefined, { issueKey: 'SHOP-22' }));
      await at.open('/browse/SHOP-22');
      await button(panel, 'Dismiss').click();
      await panel.getByText(/^Dismissed/u).waitFor();
      await audit('dismissed');
      expect(faults()).toEqual({});
    });

    test('where something stands in the way', async () => {
      const { page } = at;
      const panel = panelOf(page);
      const { audit, faults } = auditor(page, panelOf);
      await at.open('/browse/PLAT-16');
      await panel.getByText(/^This issue has a security level/u).waitFor();
      await audit('a restricted issue');
      await at.open('/browse/SHOP-13', 'viewer');
      await panel.getByText('No suggestion can be made here.').waitFor();
      await audit('a viewer');
      good(await at.site.panel('suggestTriage', undefined, { issueKey: 'SHOP-13' }));
      await at.open('/browse/SHOP-13', 'viewer');
      await panel.getByText('You can view this suggestion, but you cannot edit this issue.').waitFor();
      await audit('a viewer of a suggestion');
      await at.site.edit({ fields: { priority: { id: '4' } } }, 'SHOP-13');
      await at.open('/browse/SHOP-13');
      await panel.getByText('The priority has changed since this suggestion was made.').waitFor();
      await audit('a change by somebody else');
      at.site.endpoint.setFault('refused');
      await at.open('/browse/SHOP-16', 'administrator');
      await button(panel, 'Suggest triage').click();
      await button(panel, 'Open the settings').waitFor();
      await audit('a failure');
      expect(faults()).toEqual({});
    });

    test('where there is nothing to see or to ask yet', async () => {
      const { page } = at;
      const panel = panelOf(page);
      const { audit, faults } = auditor(page, panelOf);
      const show = async (state: string, data: PanelState, text: string | RegExp) => {
        const end = await answer(page, 'getPanel', { ok: true, data });
        await at.open('/browse/SHOP-23');
        await panel.getByText(text).waitFor();
        await audit(state);
        await end();
      };
      const now = Date.now();
      const run = { id: 'a-run', startedAt: new Date(now).toISOString(), deadline: new Date(now + 60_000).toISOString() };
      await show(
        'withheld',
        { kind: 'ready', withheld: true },
        /^This issue has a suggestion that is based on issues that you cannot view/u,
      );
      await show('in the background', { kind: 'working', run: { ...run, isInBackground: true } }, /^The model is taking a while/u);
      await show('not configured', { kind: 'not-configured', missing: ['allowlists'] }, 'Not set up yet');
      await show('off', { kind: 'not-configured', missing: ['project'] }, 'Switched off in this project');
      const end = await refuse(page, 'getPanel');
      await at.open('/browse/SHOP-23');
      await panel.getByTestId('reload').waitFor();
      await audit('unavailable');
      await end();
      expect(faults()).toEqual({});
    });

    test('in the dialog', async () => {
      const { page } = at;
      const { audit, faults } = auditor(page, panelOf);
      await at.open('/browse/SHOP-26');
      await button(page, 'Actions').click();
      await button(page.getByTestId('apps-menu-content'), 'Suggest triage').click();
      await button(page.getByRole('dialog'), 'Dismiss').and(page.locator(':enabled')).waitFor();
      await audit('dialog');
      expect(faults()).toEqual({});
    });
  });

  test('reads as headings with choices below them, each named with its field, its confidence and its reason', async () => {
    const { page } = at;
    await at.open('/browse/SHOP-15');
    const panel = panelOf(page);
    const live = panel.locator('[aria-live="polite"]').filter({ has: panel.page().getByTestId('panel-status') });
    await live.getByText(/^Get proposals/u).waitFor();
    await suggestIn(panel);
    // The region stays and its text changes, so it is read out.
    await live.getByText('4 proposals, 3 ticked. Nothing changes until you accept.').waitFor();
    await enabled('Dismiss').waitFor();
    const lines = (await panel.ariaSnapshot()).split('\n');
    const end = lines.findIndex((line) => line.includes('heading "Components"'));
    expect(lines.slice(0, end).join('\n')).toBe(`- text: 4 proposals, 3 ticked. Nothing changes until you accept.
- button "Suggest again"
- button "Accept selected (3)"
- button "Accept all (3)"
- button "Dismiss"
- heading "Priority" [level=3]
- paragraph: Medium
- paragraph: → High
- button "Change priority…"
- checkbox "High priority, High 0.86 because The customer paid twice." [checked]
- text: High priority, High 0.86 because The customer paid twice.`);
    await boxOf(panel, 'Payments').focus();
    await page.keyboard.press('Space');
    await live.getByText('4 proposals, 2 ticked.').waitFor();
    await enabled('Accept selected (2)').click();
    await live.getByText(/^Applied/u).waitFor();
    await fieldOf(page, 'labels').getByText('data-loss').waitFor();
    await enabled('Undo').focus();
    await page.keyboard.press('Enter');
    await live.getByText(/^Undone/u).waitFor();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  });
});
