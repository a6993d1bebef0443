import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { button, newestChange, panelOf, shownFields, suggestIn } from './support/issue-view';

describeInBrowser('an endpoint in trouble', () => {
  const at = browserSite();

  const chooseFault = (label: string) => at.page.getByTestId('fault-switch').selectOption({ label });

  test('says what to do when the endpoint is down, and works again when it is up', async () => {
    await at.open('/browse/SHOP-13');
    const panel = panelOf(at.page);
    await chooseFault('does not answer');
    await button(panel, 'Suggest triage').click();
    await panel.getByText('The endpoint could not be reached. Check that it is running, then try again.').waitFor();
    expect(at.edits()).toEqual([]);

    await chooseFault('works');
    await button(panel, 'Try again').click();
    await panel.getByTestId('proposals').waitFor();
    expect(await panel.getByText('could not be reached').count()).toBe(0);
  });

  test('shows an administrator the way to the settings', async () => {
    await at.open('/browse/SHOP-14', 'administrator');
    const panel = panelOf(at.page);
    await chooseFault('returns 401');
    await button(panel, 'Suggest triage').click();
    await panel.getByText(/^The endpoint rejected the token\./u).waitFor();
    await button(panel, 'Open the settings').click();
    await at.page.waitForURL('**/admin');
    await at.page.getByRole('button', { name: 'Connection', exact: true }).click();
    await at.page.getByLabel('Address').waitFor();
    expect(await at.page.getByLabel('Address').inputValue()).toBe('https://embedded.sprintloom.com/v1');
  });

  test('counts the seconds, can be cancelled, and can be asked again', async () => {
    let release = (): void => undefined;
    at.site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
    await at.open('/browse/SHOP-15');
    const panel = panelOf(at.page);
    await button(panel, 'Suggest triage').click();
    await panel.getByText(/^[1-9]\d* s$/u).waitFor();
    await button(panel, 'Cancel').click();
    await button(panel, 'Cancel').waitFor({ state: 'detached' });
    release();

    at.site.endpoint.setReply(() => aReply());
    await suggestIn(panel);
    expect(await shownFields(at.page)).toMatchObject({ priority: 'Medium', components: 'None', labels: [] });
  });

  test('shows a run that is under way to whoever opens the issue meanwhile', async () => {
    let release = (): void => undefined;
    at.site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
    await at.open('/browse/SHOP-16');
    const panel = panelOf(at.page);
    await button(panel, 'Suggest triage').click();
    await panel.getByText(/^[1-9]\d* s$/u).waitFor();
    const asked = at.site.prompts().length;
    await at.page.reload();
    await panel.getByText(/^Asking the model…/u).waitFor();
    release();
    await panel.getByTestId('proposals').waitFor();
    expect(at.site.prompts()).toHaveLength(asked);
  });

  test('never sets an assignee that the model asks for', async () => {
    await at.open('/browse/SHOP-20');
    const panel = panelOf(at.page);
    await chooseFault('tries to set the assignee');
    await button(panel, 'Suggest triage').click();
    await button(panel, /unlikely/u).click();
    await panel.getByTestId('proposals').locator('label').first().click();
    await button(panel, 'Accept selected (1)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    await newestChange(at.page);
    expect(await shownFields(at.page)).toMatchObject({ assignee: 'Unassigned' });
    expect(JSON.stringify(at.edits())).not.toContain('attacker');
  });

  test('takes having nothing to suggest for what it is', async () => {
    await at.open('/browse/SHOP-21');
    const panel = panelOf(at.page);
    await chooseFault('suggests nothing');
    await button(panel, 'Suggest triage').click();
    await panel.getByText(/^Nothing to suggest:/u).waitFor();
    expect(await panel.getByTestId('proposals').count()).toBe(0);
    expect(await button(panel, /^Accept/u).count()).toBe(0);
  });
});
