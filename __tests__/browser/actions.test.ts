import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { violationsOn } from './support/axe';
import { browserSite } from './support/browser-site';
import { tooWide } from './support/too-wide';

describeInBrowser('the page to try actions', () => {
  const at = browserSite();

  test('takes what the form of a rule hands over, calls the action as the person, and shows what a rule would get', async () => {
    const { page, site } = at;
    site.endpoint.setReply(() => aReply());
    await at.open('/');
    await page.getByTestId('link-actions').click();
    const key = page.getByLabel('Issue key');
    expect(await key.inputValue()).toBe('{{issue.key}}');
    await key.fill('project = SHOP');
    await page.getByText('Enter an issue key, such as SHOP-12, or a smart value, such as {{issue.key}}.').waitFor();
    expect(await page.getByTestId('action-inputs').innerText()).toBe('{}');
    await key.fill('SHOP-13');
    await page.getByTestId('action-inputs').getByText('{"issueKey":"SHOP-13"}').waitFor();
    await page.getByTestId('action-run').click();
    await page.getByTestId('action-answer').getByText('"priority": "High"').waitFor();
    expect(at.edits()).toEqual([]);
    await page.mouse.move(0, 0);
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });

    await at.switchTo('viewer');
    await key.fill('SHOP-13');
    await page.getByTestId('action-inputs').getByText('{"issueKey":"SHOP-13"}').waitFor();
    await page.getByTestId('action-run').click();
    await page.getByTestId('action-answer').getByText('You do not have permission', { exact: false }).waitFor();
  });

  test('offers the reader’s language for a new rule, and hands over the one that is chosen', async () => {
    const { page, site } = at;
    site.endpoint.setReply(() => aReply());
    await at.open('/');
    await page.getByLabel('Language').selectOption('de-DE');
    await page.getByTestId('link-actions').click();
    const key = page.getByLabel('Vorgangsschlüssel');
    await key.fill('SHOP-13');
    const inputs = page.getByTestId('action-inputs');
    await inputs.getByText('{"issueKey":"SHOP-13","language":"de-DE"}').waitFor();
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });
    await page.getByTestId('action-run').click();
    await page.getByTestId('action-answer').getByText('Priorität: High (0,86)', { exact: false }).waitFor();

    const form = page.getByTestId('app-module-suggest-triage');
    await form.getByLabel('Sprache').click();
    await page.getByRole('option', { name: 'Japanisch' }).click();
    await inputs.getByText('{"issueKey":"SHOP-13","language":"ja-JP"}').waitFor();
    await form.getByLabel('Sprache').click();
    await page.getByRole('option', { name: 'Englisch' }).click();
    await inputs.getByText('{"issueKey":"SHOP-13"}').waitFor();
  });
});
