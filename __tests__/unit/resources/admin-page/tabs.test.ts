import { toDraft } from '../../../../resources/admin-page/saving/draft';
import { tabsOfFaults, tabsOfParts } from '../../../../resources/admin-page/tabs';
import { DEFAULT_SETTINGS } from '../../../../src/contract/settings';

it('knows the tab of every part of the draft, and of every setting', () => {
  for (const part of Object.keys(toDraft(DEFAULT_SETTINGS)) as (keyof ReturnType<typeof toDraft>)[])
    expect(tabsOfParts([part])).toHaveLength(1);
  for (const path of Object.keys(DEFAULT_SETTINGS).filter((key) => key !== 'schemaVersion'))
    expect(tabsOfFaults([{ path, message: '' }])).toHaveLength(1);
});

it('names each tab once, in the order of the page', () => {
  expect(tabsOfParts(['perSitePerDay', 'model', 'evidenceCount', 'rules'])).toEqual(['connection', 'rules', 'privacy']);
  expect(
    tabsOfFaults([
      { path: 'limits.perSitePerDay', message: '' },
      { path: 'endpoint.model', message: '' },
      { path: 'schemaVersion', message: '' },
    ]),
  ).toEqual(['connection', 'privacy']);
});
