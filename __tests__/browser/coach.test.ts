import { describeInBrowser } from '../support/browser';
import { writeStored } from '../flow/support/stored';
import { openTab } from './support/admin-page';
import { browserSite } from './support/browser-site';
import { isFocusLost } from './support/controls';
import { tooWide } from './support/too-wide';

describeInBrowser('how triage goes', () => {
  const at = browserSite();

  test('is explained by rules, shows what a model would be sent, and sends just that', async () => {
    const { page, site } = at;
    site.storage.setQueryDelay(0);
    const day = new Date().toISOString().slice(0, 10);
    const value = { id: 'regression', name: 'regression' };
    for (const id of ['s1', 's2', 's3', 's4', 's5', 's6']) {
      const event = { suggestionId: id, kind: 'dismissed', at: Date.now(), decided: [], values: { dismissed: { labels: [value] } } };
      await writeStored(site, `event:${day}:${id}:dismissed`, { record: 1, expiresAt: null, value: event }, 'created');
    }
    site.endpoint.setReply(() => ({ advice: ['Take the label regression off the list.'] }));
    await at.open('/admin', 'administrator');
    await openTab(page, 'quality');
    await page.getByTestId('coach-look').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nobody accepts the label “regression”: 6 decisions, all against it.').waitFor();
    await page
      .getByTestId('coach-queue')
      .getByText(/open issues untriaged/u)
      .waitFor();
    expect(await isFocusLost(page)).toBe(false);
    expect(site.prompts()).toEqual([]);
    const shown = await page.getByTestId('coach-user').inputValue();
    await page.getByTestId('coach-ask').click();
    await page.getByTestId('coach-advice').getByText('Take the label regression off the list.').waitFor();
    expect(
      site
        .prompts()
        .at(-1)
        ?.messages.map(({ content }) => content)
        .at(-1),
    ).toBe(shown);
    expect(await tooWide(page)).toEqual({ parts: [], scrollable: 0 });
    await page.getByTestId('coach').getByText('Open allowed values').click();
    await page.waitForURL('**/admin/values');
  });
});
