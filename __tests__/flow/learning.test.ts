import type { ProjectLearning } from '../../src/contract/admin';
import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import { waitUntil } from '../support/wait-until';
import { good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const PROJECT = { projectId: '10001' };

/** Removes the endpoint, as an administrator who wants the built-in provider. */
async function useBuiltIn(site: TriageSite): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: { ...settings, endpoint: null }, token: { action: 'remove' } }));
}

async function learn(site: TriageSite): Promise<ProjectLearning> {
  good(await site.admin('startLearning', { ...PROJECT, consents: true }));
  good(await site.admin('continueLearning', PROJECT));
  await waitUntil(() =>
    site.recorder.calls.some(({ kind, summary, end }) => kind === 'consumer' && summary.includes('upkeepWorker') && end !== undefined),
  );
  return good(await site.admin('getLearning', PROJECT));
}

describe('learning a project', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    await useBuiltIn(site);
  });

  afterEach(async () => {
    await site.close();
  });

  it('proposes by names before anything was learned, and sends nothing', async () => {
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: 0 });
    expect(site.prompts()).toEqual([]);
  });

  it('reads resolved issues as the person, learns them in the queue, and proposes from them with one call to Jira', async () => {
    const { profile, learning } = await learn(site);
    expect(learning).toBeNull();
    expect(profile?.issues).toBeGreaterThan(5);
    expect(profile?.points).toBe((profile?.issues ?? 0) + 1);
    site.recorder.clear();
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: profile?.issues });
    expect(suggestion.fields.flatMap(({ proposals }) => proposals).length).toBeGreaterThan(0);
    expect(site.recorder.calls.filter(({ kind }) => kind === 'jira')).toHaveLength(1);
    expect(site.prompts()).toEqual([]);
  });

  it('shows what it would have done, and forgets all of it when asked to', async () => {
    const { profile } = await learn(site);
    expect(profile?.backtest.map(({ field }) => field)).toEqual(['priority', 'components', 'labels']);
    expect(good(await site.admin('forgetProfile', PROJECT))).toEqual({ profile: null, learning: null });
    expect((await suggest(site)).learnedFrom).toBe(0);
  });

  it('keeps reading where it was when Jira limits requests', async () => {
    site.interceptJira(({ path, body }) =>
      path.startsWith('/rest/api/3/search/jql') && String(body).includes('statusCategory = Done')
        ? { status: 429, headers: { 'retry-after': '60' }, body: '{}' }
        : null,
    );
    good(await site.admin('startLearning', { ...PROJECT, consents: true }));
    expect(good(await site.admin('continueLearning', PROJECT)).learning).toMatchObject({ state: 'paused', issues: 0 });
    site.interceptJira(null);
    expect(good(await site.admin('continueLearning', PROJECT)).learning?.state).toBe('paused');
    expect(good(await site.admin('cancelLearning', PROJECT)).learning).toBeNull();
  });

  it('refuses to read without consent', async () => {
    expect((await site.admin('startLearning', PROJECT)).ok).toBe(false);
    expect((await site.admin('startLearning', { ...PROJECT, consents: false })).ok).toBe(false);
  });
});
