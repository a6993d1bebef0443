import { deleteRecord } from '../../dev/stored-records';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { waitUntil } from '../support/wait-until';
import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

describe('what is refused', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ queueTimeScale: 0.001 });
    // A reset waits longer than queries lag behind; on this site's clock as well.
    site.storage.setQueryDelay(20);
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  async function save(change: (settings: Settings) => Settings): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version, settings: change(settings), token: { action: 'keep' } }));
  }

  /** Lets the next runs go to the queue. */
  async function becomeSlow(): Promise<void> {
    const { settings } = good(await site.admin('getSettings'));
    const value = { record: 1, expiresAt: null, value: { ...settings.endpoint, slowUntil: Date.now() + 60_000 } };
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value }));
  }

  it('refuses an acceptance whole when one of its values is not allowed', async () => {
    const suggestion = await suggest(site);
    const accepted = { labels: ['data-loss', 'not-allowed'] };
    const refused = bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted }));
    expect(refused).toMatchObject({ code: 'VALUE_NOT_ALLOWED', details: { values: ['not-allowed'] } });
    expect(site.writes()).toEqual([]);
  });

  it.each([{ priority: ['2', '4'] }, { assignee: ['x'] }, { labels: 'crash' }])('refuses %j as no acceptance at all', async (accepted) => {
    const suggestion = await suggest(site);
    expect(bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted })).code).toBe('INVALID_INPUT');
    expect(site.writes()).toEqual([]);
  });

  it('takes back what was meant when Jira refuses, so that what somebody sets by hand stays theirs', async () => {
    const suggestion = await suggest(site);
    site.interceptJira(({ method }) => (method === 'PUT' ? { status: 400, headers: {}, body: '{}' } : null));
    const accepted = { labels: ['data-loss'] };
    expect(bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted })).code).toBe('VALUE_NOT_ALLOWED');
    site.interceptJira(null);
    await site.edit({ update: { labels: [{ add: 'data-loss' }] } });
    expect(good(await site.panel('getPanel'))).toMatchObject({ suggestion: { outcome: { kind: 'open' } } });
    expect(bad(await site.panel('undoTriage', { suggestionId: suggestion.id })).code).toBe('STALE_SUGGESTION');
    expect((await site.issue()).labels).toContain('data-loss');
  });

  it('applies nothing in a project that the site leaves out since', async () => {
    const suggestion = await suggest(site);
    await save((settings) => ({ ...settings, projects: { ...settings.projects, mode: 'only', keys: ['PLAT'] } }));
    const refused = bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: { labels: ['data-loss'] } }));
    expect(refused).toMatchObject({ code: 'NOT_CONFIGURED', details: { missing: ['project'] } });
    expect(site.writes()).toEqual([]);
  });

  it('takes no save that is based on a version that does not exist yet', async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    const ahead = { version: version + 5, settings, token: { action: 'replace', value: 'another-token' } };
    expect(bad(await site.admin('saveSettings', ahead)).code).toBe('SAVE_CONFLICT');
    expect(good(await site.admin('listVersions')).versions.map((each) => each.version)).toEqual([version]);
    expect(JSON.stringify(site.storage.secrets())).toContain(site.endpoint.token);
    const ofProject = { projectId: '10001', version: 5, settings: INHERITED_SETTINGS };
    expect(bad(await site.admin('saveProjectSettings', ofProject)).code).toBe('SAVE_CONFLICT');
  });

  it('lets nobody cancel a run who may not edit the issue', async () => {
    await becomeSlow();
    site.queue.hold();
    const outcome = good(await site.panel('suggestTriage'));
    if (outcome.status !== 'pending') throw new Error('The suggestion came at once.');
    expect(bad(await site.panel('cancelRun', { runId: outcome.run.id }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    site.queue.release();
    await site.queue.settled();
    expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { id: outcome.run.id } });
  });

  it('stores nothing for a run that a reset overtook', async () => {
    let release = (): void => undefined;
    site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
    const running = site.panel('suggestTriage');
    await waitUntil(() => site.prompts().length > 0);
    site.queue.hold();
    good(await site.admin('startReset'));
    release();
    expect(bad(await running).code).toBe('CANCELLED');
    const kept = site.storage.entries().filter(([key]) => /^(?:suggestion|latest):/u.test(key));
    expect(kept).toEqual([]);
    site.queue.release();
    await site.queue.settled();
    expect(site.storage.entries()).toEqual([]);
  });

  it('leaves a run alone that has brought its suggestion, whatever the queue delivers', async () => {
    await becomeSlow();
    site.queue.hold();
    good(await site.panel('suggestTriage'));
    const event = site.queue.pending()[0]?.event;
    site.queue.release();
    await site.queue.settled();
    const before = site.storage.entries().filter(([key]) => key.startsWith('suggestion:'));
    expect(before).toHaveLength(1);
    // The attempts are forgotten, as they are two days later.
    const attempts = site.storage.entries().filter(([key]) => key.startsWith('attempt:'));
    for (const [key] of attempts) await deleteRecord(site.storage, key);
    site.queue.push(event === undefined ? [] : [{ ...event, eventId: 'again' }]);
    await site.queue.settled();
    expect(site.prompts()).toHaveLength(1);
    expect(site.storage.entries().filter(([key]) => key.startsWith('suggestion:'))).toEqual(before);
  });
});
