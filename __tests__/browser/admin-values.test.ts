import { good } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { choose, namesIn, openTab } from './support/admin-page';
import { browserSite } from './support/browser-site';

describeInBrowser('the lists of allowed values', () => {
  const at = browserSite();

  const saved = async () => good(await at.site.admin('getSettings')).settings;

  async function openValues(): Promise<void> {
    await at.open('/admin', 'administrator');
    await openTab(at.page, 'values');
  }

  async function save(): Promise<void> {
    await at.page.getByTestId('save').click();
    await at.page.getByText(/^Saved as version \d+\.$/u).waitFor();
  }

  test('take pasted lines, leave out what they have, and point out what is nearly the same', async () => {
    const { page } = at;
    await openValues();
    await page.getByTestId('add-labels').click();
    await page.getByLabel('Add labels…').fill('front-end | what people see\nfrontend\nRegression\nbilling');
    await page.getByTestId('add-labels-now').click();
    expect(await page.getByTestId('added-labels').innerText()).toBe('3 added. 1 already on the list.');
    await page.getByPlaceholder('Search labels').fill('front');
    await page.getByTestId('labels-frontend').getByText('Similar to front-end').waitFor();
    expect(await namesIn(page, 'labels')).toEqual(['front-end', 'frontend']);

    await page.getByTestId('labels-frontend').getByRole('button', { name: 'Remove' }).click();
    await page.getByPlaceholder('What front-end means (optional)').fill('all that people see');
    await save();
    expect((await saved()).allowlists.labels.slice(-2)).toEqual([
      { name: 'front-end', description: 'all that people see' },
      { name: 'billing', description: '' },
    ]);
  });

  test('mark a label with a space as it is typed, and make a mapping of what is nearly the same', async () => {
    const { page } = at;
    await openValues();
    await page.getByTestId('add-labels').click();
    const box = page.getByLabel('Add labels…');
    await box.fill('back end | servers\nback-end');
    await page.getByTestId('new-labels-fault').getByText('“back end”').waitFor();
    expect(await page.getByTestId('add-labels-now').isDisabled()).toBe(true);
    await box.fill('back-end\nbackend');
    await page.getByTestId('add-labels-now').click();
    await page.getByTestId('merge-labels').click();
    await page.getByRole('paragraph').filter({ hasText: 'backend → back-end' }).waitFor();
    await save();
    const { labelMappings, allowlists } = await saved();
    expect(labelMappings).toContainEqual({ from: 'backend', to: 'back-end' });
    expect(allowlists.labels.map(({ name }) => name)).not.toContain('backend');
    await page.getByTestId('remove-mapping-0').click();
    await save();
  });

  test('are searched, and many are removed at once', async () => {
    const { page } = at;
    await openValues();
    const before = (await saved()).allowlists.components.length;
    await page.getByPlaceholder('Search components').fill('sign');
    await page.getByText(/^\d+ of \d+ match$/u).waitFor();
    await page.getByTestId('tick-all-components').click();
    const removal = page.getByTestId('remove-ticked-components');
    const count = Number(/\d+/u.exec(await removal.innerText())?.[0]);
    expect(count).toBeGreaterThan(1);
    await removal.click();
    await page.getByText('Nothing matches the search.').waitFor();
    await save();
    expect((await saved()).allowlists.components).toHaveLength(before - count);
  });

  test('are filled from several projects, with how often each value was found', async () => {
    const { page } = at;
    await openValues();
    await page.getByTestId('open-import').click();
    await choose(page, 'Projects', 'Web shop');
    await choose(page, 'Projects', 'Mobile');
    await page.getByTestId('import-read').click();
    const values = page.getByTestId('import-values');
    await values.getByText(/^Label counts are based on the newest \d+ issues that you can view\.$/u).waitFor();
    await values
      .getByText(/ \(in 1 project/u)
      .first()
      .waitFor();
    await values
      .getByText(/already allowed/u)
      .first()
      .waitFor();
    await page.getByTestId('import-add').click();
    await page
      .getByTestId('import-result')
      .getByText(/added to the lists\. Save to keep them\.$/u)
      .waitFor();
    await page.getByPlaceholder('Search components').fill('sign-in');
    expect(await namesIn(page, 'components')).toContain('Sign-in');
  });

  test('are compared with Jira: what is gone there is marked', async () => {
    const { page } = at;
    await openValues();
    await page.getByTestId('add-components').click();
    await page.getByLabel('Add components…').fill('Fax machine');
    await page.getByTestId('add-components-now').click();
    await page.getByTestId('check-values').click();
    await page.getByTestId('list-components').getByText('1 value not found in Jira.', { exact: false }).waitFor();
    expect(await page.getByText('No project has this component').count()).toBe(0);
    await page.getByPlaceholder('Search components').fill('fax');
    await page.getByTestId('components-Fax machine').getByText('No project has this component').waitFor();
    expect(await namesIn(page, 'components')).toEqual(['Fax machine']);
  });

  test('hold mappings to labels that are allowed; a wrong one is marked where it is', async () => {
    const { page } = at;
    await openValues();
    await page.getByTestId('add-mapping').click();
    await page.getByPlaceholder('The model says').fill('dataloss');
    await page.getByText('A mapping needs a value on both sides.').waitFor();
    await page.getByTestId('save').click();
    await page.getByText('Correct the highlighted fields.').waitFor();
    await page.locator('[data-testid^="mapping-to-0"] input').first().fill('data-loss');
    await page.getByRole('option', { name: 'data-loss', exact: true }).click();
    await save();
    expect((await saved()).labelMappings).toEqual([{ from: 'dataloss', to: 'data-loss' }]);
  });

  test('stay quick with 500 values: one page of them is drawn', async () => {
    const { page, site } = at;
    const { version, settings } = good(await site.admin('getSettings'));
    const labels = Array.from({ length: 500 }, (_, index) => ({ name: `label-${index}`, description: '' }));
    good(
      await site.admin('saveSettings', {
        version,
        settings: { ...settings, labelMappings: [], allowlists: { ...settings.allowlists, labels } },
        token: { action: 'keep' },
      }),
    );
    await openValues();
    expect(await page.getByTestId('count-labels').innerText()).toBe('500 (maximum 500)');
    expect(await namesIn(page, 'labels')).toHaveLength(15);
    await page.getByTestId('pager-labels-next').click();
    await page.getByText('16–30 of 500').waitFor();
    await page.getByPlaceholder('What label-20 means (optional)').pressSequentially('twenty');
    await page.getByPlaceholder('Search labels').fill('label-49');
    expect(await namesIn(page, 'labels')).toEqual(['label-49', ...Array.from({ length: 10 }, (_, index) => `label-49${index}`)]);
    await save();
    expect((await saved()).allowlists.labels[20]).toEqual({ name: 'label-20', description: 'twenty' });
  });
});
