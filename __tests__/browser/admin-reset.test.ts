import { good, suggest } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { openTab } from './support/admin-page';
import { browserSite } from './support/browser-site';

describeInBrowser('deleting everything', () => {
  // The app waits half a minute for what may still be under way; here that is a moment.
  const at = browserSite({ queueTimeScale: 0.01 });

  test('is confirmed by a word, goes on in the background, and leaves nothing', async () => {
    const { page, site } = at;
    await suggest(site);
    await at.open('/admin', 'administrator');
    await openTab(page, 'data');
    await page.getByTestId('reset-open').click();
    const confirm = page.getByTestId('reset-confirm-confirm');
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByTestId('reset-word').fill('delet');
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByTestId('reset-confirm-cancel').click();
    expect(good(await site.admin('getSettings')).version).toBeGreaterThan(0);

    await page.getByTestId('reset-open').click();
    await page.getByTestId('reset-word').fill('Delete');
    await confirm.click();
    await page.getByText('Everything is deleted: 0 keys and 0 secrets left').waitFor();
    expect(good(await site.admin('getReset'))).toMatchObject({ state: 'none', remaining: 0 });
    expect(site.egress.get({}).results).toEqual([]);

    await page.getByTestId('reset-start-anew').click();
    await page.getByText('0 of 5 done').waitFor();
    await page.getByText('Nothing has been saved yet.').waitFor();
  });

  test('is watched to its end by whoever opens the page meanwhile', async () => {
    const { page, site } = at;
    site.queue.hold();
    good(await site.admin('startReset'));
    await at.open('/admin', 'administrator');
    await page.getByTestId('reset-state').waitFor();
    expect(await page.getByTestId('reset-done').count()).toBe(0);
    site.queue.release();
    await page.getByText('Everything is deleted: 0 keys and 0 secrets left').waitFor();
    expect(good(await site.admin('getReset')).state).toBe('none');
  });

  test('is the way out when what is stored cannot be read, beside an earlier version', async () => {
    const { page, site } = at;
    const { version, settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version, settings: { ...settings, rules: 'Good.' }, token: { action: 'keep' } }));
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'settings:head', value: 'rubbish' }));
    await at.open('/admin', 'administrator');
    await page.getByTestId('settings-damaged').getByText('The stored settings cannot be read').waitFor();
    await page.getByTestId('reset-open').waitFor();
    await page.getByTestId(`compare-${version + 1}`).click();
    await page.getByTestId('version-changes').getByText('Good.').waitFor();
    await page.getByTestId('restore').click();
    await openTab(page, 'rules');
    expect(await page.getByLabel('Rules', { exact: true }).inputValue()).toBe('Good.');
  });
});
