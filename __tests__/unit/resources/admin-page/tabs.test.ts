import { toDraft } from '../../../../resources/admin-page/saving/draft';
import { findTabsOfFaults, findTabsOfParts } from '../../../../resources/admin-page/tabs';
import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';

it('knows the tab of every part of the draft', () => {
  for (const part of Object.keys(toDraft(DEFAULT_SETTINGS)).filter((key) => key !== 'schemaVersion'))
    expect(findTabsOfParts([part])).toHaveLength(1);
});

it('names each tab once, in the order of the page', () => {
  expect(findTabsOfParts(['limits', 'endpoint', 'evidence', 'rules'])).toEqual(['connection', 'rules', 'privacy']);
  expect(
    findTabsOfFaults([
      { path: 'limits.perSitePerDay', message: '' },
      { path: 'endpoint.model', message: '' },
      { path: 'schemaVersion', message: '' },
    ]),
  ).toEqual(['connection', 'privacy']);
});
