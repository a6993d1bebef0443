import type { Result } from '../../src/contract/result';
import type { Settings } from '../../src/contract/settings';
import { spendJiraPoints } from './support/stored';
import { aReply, bad, good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

const PROJECT = { projectId: '10001' };

/** Each way on which the app searches Jira, and what it comes to without points for it. */
const WAYS: Record<string, (site: TriageSite) => Promise<void>> = {
  'a suggestion goes without similar issues': async (site) => {
    expect((await suggest(site)).similar).toEqual([]);
  },
  'a trial goes without similar issues': async (site) => {
    const { settings } = good(await site.admin('getSettings'));
    const tried = await site.admin('tryTriage', { settings, token: { action: 'keep' }, issueKey: 'SHOP-13' });
    expect(good(tried).similar).toEqual([]);
  },
  'labels are not counted for a suggestion': async (site) => {
    const { version, settings } = good(await site.admin('getSettings'));
    const labels: Settings['automatic']['labels'] = { enabled: true, atLeast: 1, except: [] };
    const automatic = { ...settings.automatic, labels };
    good(await site.admin('saveSettings', { version, settings: { ...settings, automatic }, token: { action: 'keep' } }));
    await suggest(site);
  },
  'learning rests until the next hour': async (site) => {
    await useBuiltIn(site);
    good(await site.admin('startLearning', { ...PROJECT, consents: true, daily: false }));
    expect(good(await site.admin('continueLearning', PROJECT)).learning).toMatchObject({ state: 'spent', issues: 0 });
  },
  'an administrator cannot import values': async (site) => expectBusy(await site.admin('readProjectValues', { projectIds: ['10001'] })),
  'an administrator of a project cannot import values': async (site) => expectBusy(await site.project('readProjectValues')),
};

function expectBusy(result: Result<unknown>): void {
  const { code, details } = bad(result);
  expect(code).toBe('JIRA_BUSY');
  expect(details?.retryAfterSeconds).toBeGreaterThan(0);
  expect(details?.retryAfterSeconds).toBeLessThanOrEqual(3_600);
}

describe('where the hour’s Jira points are used up', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  const searches = () => site.recorder.calls.filter(({ kind, summary }) => kind === 'jira' && summary.includes('/search/jql'));

  // @promise search-within-budget
  it.each(Object.entries(WAYS))('%s, and Jira is not searched', async (_what, go) => {
    await spendJiraPoints(site);
    site.recorder.clear();
    await go(site);
    expect(searches()).toEqual([]);
  });

  it('a trial that finds nothing to ask for gives its call back', async () => {
    const { settings } = good(await site.admin('getSettings'));
    const components = [{ name: 'Of another project', description: '' }];
    const none = { ...settings, allowlists: { priority: [], components, labels: [] } };
    const tried = await site.admin('tryTriage', { settings: none, token: { action: 'keep' }, issueKey: 'SHOP-13' });
    expect(bad(tried).code).toBe('NOTHING_SUGGESTED');
    expect(site.storage.entries().filter(([key]) => /^slot:(?:user|site):/u.test(key))).toEqual([]);
  });
});
