import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { boxesIn, button, choicesOn, clickBox, fieldOf, newestChange, panelOf, shownFields, suggestIn } from './support/issue-view';

describeInBrowser('triage in the issue panel', () => {
  const at = browserSite();

  beforeEach(() => at.site.endpoint.setReply(() => aReply()));

  test('leads from the list of issues to an issue with the accepted values in Jira’s own fields', async () => {
    const { page } = at;
    await at.open('/');
    await page.getByRole('link', { name: 'Customer charged two times for one order after reload' }).click();
    await page.waitForURL('**/browse/SHOP-13');
    const panel = panelOf(page);
    await suggestIn(panel);

    await button(panel, '1 unlikely one').click();
    expect(await boxesIn(panel)).toEqual({ High: true, Payments: true, 'data-loss': true, regression: false });
    for (const text of ['The customer paid twice.', 'High 0.86', 'Low 0.31', 'Below the minimum of 0.65:']) {
      expect([text, await panel.getByText(text).count()]).toEqual([text, 1]);
    }
    expect(await shownFields(page)).toMatchObject({ priority: 'Medium', components: 'None', labels: [] });
    expect(at.edits()).toEqual([]);

    await button(panel, 'Accept selected (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    const [who, ...changes] = await newestChange(page);
    expect(await shownFields(page)).toEqual({ priority: 'High', components: 'Payments', labels: ['data-loss'], assignee: 'Unassigned' });
    expect(who).toMatch(/^Mara Lindqvist /u);
    expect(changes.sort()).toEqual(['Component: None → Payments', 'labels: None → data-loss', 'priority: Medium → High']);
    expect(await panel.innerText()).toContain('Priority: Medium → High');
    expect(at.edits()).toHaveLength(1);
  });

  test('accepts what was picked instead of what was proposed', async () => {
    const { page } = at;
    await at.open('/browse/SHOP-14');
    const panel = panelOf(page);
    await suggestIn(panel);
    await clickBox(panel, 'data-loss');
    const components = panel.getByTestId('field-components');
    // Away from the host's own bar, which would cover the list of choices.
    await panel.evaluate((element) => element.scrollIntoView());
    await clickBox(panel, 'Payments');
    await button(components, 'Change components…').click();
    await components.getByRole('combobox').fill('Check');
    await choicesOn(page).getByText('Checkout').click();
    const priority = panel.getByTestId('field-priority');
    await button(priority, 'Change priority…').click();
    await priority.getByRole('combobox').fill('Low');
    expect(await choicesOn(page).allInnerTexts()).toEqual(['Low', 'Lowest']);
    await choicesOn(page).getByText('Lowest').click();

    await button(panel, 'Accept selected (2)').click();
    await newestChange(page);
    expect(await shownFields(page)).toEqual({ priority: 'Lowest', components: 'Checkout', labels: [], assignee: 'Unassigned' });
  });

  test('offers values of the allowlist and of this issue only', async () => {
    await at.open('/browse/APP-12');
    const panel = panelOf(at.page);
    await suggestIn(panel);
    const components = panel.getByTestId('field-components');
    await button(components, 'Change components…').click();
    await components.getByRole('combobox').fill('Checkout');
    await choicesOn(at.page).getByText('No options').waitFor();
    expect(await choicesOn(at.page).count()).toBe(1);
  });

  test('undoes exactly what was accepted', async () => {
    const { page, site } = at;
    await site.edit({ update: { labels: [{ add: 'customer-reported' }] } }, 'SHOP-15');
    const before = await site.issue('SHOP-15');
    await at.open('/browse/SHOP-15');
    const panel = panelOf(page);
    await suggestIn(panel);
    await clickBox(panel, 'High');
    await button(panel, 'Accept all (3)').click();
    await fieldOf(page, 'labels').getByText('data-loss').waitFor();
    // What is below the minimum is not accepted with the rest.
    expect(await site.issue('SHOP-15')).toMatchObject({ priority: 'High', labels: ['customer-reported', 'data-loss'] });

    await button(panel, 'Undo').click();
    await panel.getByText(/^Undone/u).waitFor();
    await fieldOf(page, 'labels').getByText('data-loss').waitFor({ state: 'detached' });
    expect(await shownFields(page)).toMatchObject({ priority: 'Medium', components: 'None', labels: ['customer-reported'] });
    expect(await site.issue('SHOP-15')).toEqual(before);
  });

  test('shows the last suggestion and what became of it when the issue is opened again', async () => {
    const { page } = at;
    await at.open('/browse/SHOP-16');
    const panel = panelOf(page);
    await suggestIn(panel);
    await page.reload();
    await panel.getByTestId('proposals').waitFor();
    await button(panel, 'Dismiss').click();
    await panel.getByText(/^Dismissed .*nothing was changed\.$/u).waitFor();
    await page.getByTestId('link-issues').click();
    await page.getByRole('link', { name: 'SHOP-16', exact: true }).click();
    await panel.getByText(/^Dismissed .*nothing was changed\.$/u).waitFor();

    await button(panel, 'Suggest again').click();
    await button(panel, 'Accept selected (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    await page.reload();
    await panel.getByText('Labels: + data-loss').waitFor();
    expect(await button(panel, 'Undo').count()).toBe(1);
  });
});
