import { AGES } from '../../src/contract/event-verbs';
import { refuseToStore, writeStored } from './support/stored';
import { aReply, bad, everythingIn, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('statistics', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.storage.setQueryDelay(0);
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const statistics = async (days = 7) => good(await site.admin('getStatistics', { days }));
  const field = async (name: string) => (await statistics()).fields.find((each) => each.field === name);
  const events = () => site.storage.entries().filter(([key]) => key.startsWith('event:'));

  /** Writes a record past the app. */
  async function put(key: string, value: unknown): Promise<void> {
    await writeStored(site, key, { record: 1, expiresAt: null, value }, 'created');
  }

  const label = (name: string) => ({ id: name, name });
  const putEvent = (day: string, id: string, verb = 'proposed') =>
    put(`event:${day}:${id}:${verb === 'proposed' ? 'proposed' : 'applied'}`, {
      suggestionId: id,
      kind: verb === 'proposed' ? 'proposed' : 'applied',
      at: Date.parse(day),
      values: { [verb]: { labels: [label('crash')] } },
    });

  it('count what was accepted, left out and chosen instead, by field and by value', async () => {
    const suggestion = await suggest(site);
    good(
      await site.panel('applyTriage', {
        suggestionId: suggestion.id,
        accepted: { components: everythingIn(suggestion).components, labels: ['data-loss', 'crash'] },
      }),
    );
    const counts = await statistics();
    expect(counts.suggestions).toBe(1);
    expect(counts.fields.map((each) => [each.field, each.counts])).toEqual([
      ['priority', { proposed: 1, accepted: 0, changed: 0, dismissed: 1, undone: 0 }],
      ['components', { proposed: 1, accepted: 1, changed: 0, dismissed: 0, undone: 0 }],
      ['labels', { proposed: 2, accepted: 1, changed: 1, dismissed: 1, undone: 0 }],
    ]);
    const labels = counts.fields[2]?.values.map(({ value, counts: { accepted, changed, dismissed } }) => [
      value.name,
      accepted,
      changed,
      dismissed,
    ]);
    expect(labels).toEqual(
      expect.arrayContaining([
        ['data-loss', 1, 0, 0],
        ['crash', 0, 1, 0],
        ['regression', 0, 0, 1],
      ]),
    );
    // Recommended were priority, component and the first label; the second label was held back.
    expect(counts.decided).toEqual(
      expect.arrayContaining([
        { field: 'priority', isTicked: true, band: 80, accepted: 0, dismissed: 1 },
        { field: 'components', isTicked: true, band: 90, accepted: 1, dismissed: 0 },
        { field: 'labels', isTicked: true, band: 80, accepted: 1, dismissed: 0 },
        { field: 'labels', isTicked: false, band: 0, accepted: 0, dismissed: 1 },
      ]),
    );
    expect(counts.projects).toEqual([{ projectId: '10001', accepted: 2, dismissed: 1 }]);
    expect(counts.byDay).toHaveLength(7);
    expect(counts.byDay.at(-1)).toEqual({ day: dayBefore(0), counts: { proposed: 4, accepted: 2, changed: 1, dismissed: 2, undone: 0 } });
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    expect((await field('labels'))?.counts).toMatchObject({ accepted: 1, undone: 2 });
  });

  it('tell where people decided, and how old issues were when they were triaged', async () => {
    const { id: issueId } = site.jira.describeIssue('SHOP-13')?.issue ?? { id: '' };
    const created = site.jira.snapshot().issues.find(({ id }) => id === issueId)?.created ?? 0;
    const suggestion = await suggest(site);
    const about = { issueId, suggestionId: suggestion.id };
    good(await site.triagePage('applyTriage', { ...about, accepted: everythingIn(suggestion), together: true }));
    good(await site.triagePage('undoTriage', about));
    const other = await suggest(site, { issueKey: 'SHOP-14' });
    good(await site.panel('dismissTriage', { suggestionId: other.id }, { issueKey: 'SHOP-14' }));
    const { surfaces, ages } = await statistics();
    expect(surfaces).toEqual(
      expect.arrayContaining([
        { via: 'batch', kind: 'applied', count: 1 },
        { via: 'page', kind: 'undone', count: 1 },
        { via: 'panel', kind: 'dismissed', count: 1 },
      ]),
    );
    expect(surfaces).toHaveLength(3);
    const place = AGES.findIndex((oldest) => Date.now() - created < oldest);
    expect(ages.now.map((count, index) => (count === 0 ? [] : [index, count])).flat()).toEqual([place === -1 ? AGES.length : place, 1]);
    expect(ages.before).toEqual(ages.now.map(() => 0));
    expect((await statistics(30)).ages.before).toBeNull();
  });

  it('compare the age with that of the days before, by their sums', async () => {
    const none = { counts: [0, 0, 0, 0, 0], values: [] };
    const sum = { suggestions: 1, surfaces: [], ages: [0, 2, 0, 0, 0, 0, 0], fields: { priority: none, components: none, labels: none } };
    await put(`statistics:${dayBefore(8)}`, sum);
    expect((await statistics()).ages).toEqual({ now: [0, 0, 0, 0, 0, 0, 0], before: [0, 2, 0, 0, 0, 0, 0] });
  });

  it('count a suggestion that is put aside, and count it once', async () => {
    const { id } = await suggest(site);
    for (let time = 0; time < 2; time += 1) good(await site.panel('dismissTriage', { suggestionId: id }));
    expect((await field('labels'))?.counts).toMatchObject({ proposed: 2, dismissed: 2 });
  });

  it('keep the first record of what became of a suggestion', async () => {
    const suggestion = await suggest(site);
    await putEvent(dayBefore(0), suggestion.id, 'accepted');
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    expect((await field('labels'))?.counts.accepted).toBe(1);
  });

  it('do not count what somebody had set by hand since as left out', async () => {
    const suggestion = await suggest(site);
    await site.edit({ update: { labels: [{ add: 'regression' }] } });
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: { labels: ['data-loss'] } }));
    expect((await field('labels'))?.counts).toMatchObject({ accepted: 1, dismissed: 0 });
  });

  // @promise no-account-ids
  it('never fail a decision, and hold no text and no person', async () => {
    await site.edit({ fields: { summary: 'canary-summary' } });
    const suggestion = await suggest(site);
    const refusal = refuseToStore(site, 'event:');
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    refusal.end();
    expect(refusal.met).toBeGreaterThan(0);
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    expect(
      events()
        .map(([key]) => key.split(':').at(-1))
        .sort(),
    ).toEqual(['proposed', 'undone']);
    const stored = JSON.stringify(events());
    for (const canary of ['canary-summary', 'The customer paid', ...site.jira.people.map(({ accountId }) => accountId)])
      expect(stored).not.toContain(canary);
  });

  it('lose nothing when many decide at once', async () => {
    const keys = ['SHOP-13', 'SHOP-14', 'SHOP-15', 'SHOP-16', 'SHOP-17', 'SHOP-18'];
    const suggestions = await Promise.all(keys.map((issueKey) => suggest(site, { issueKey })));
    await Promise.all(
      suggestions.map(async ({ id }, index) => good(await site.panel('dismissTriage', { suggestionId: id }, { issueKey: keys[index] }))),
    );
    expect(await statistics()).toMatchObject({ suggestions: keys.length });
  });

  it('cover 7 or 30 days, read over many pages, and nothing else', async () => {
    await Promise.all(Array.from({ length: 250 }, (_each, index) => putEvent(dayBefore(3), `s-${index}`)));
    await putEvent(dayBefore(20), 'older');
    await putEvent(dayBefore(31), 'too-old');
    expect((await statistics()).suggestions).toBe(250);
    expect((await statistics(30)).suggestions).toBe(251);
    expect((await statistics(30)).byDay[9]).toEqual({ day: dayBefore(20), counts: expect.objectContaining({ proposed: 1 }) });
    expect(bad(await site.admin('getStatistics', { days: 8 })).code).toBe('INVALID_INPUT');
  });

  it('are summed by the daily job without counting anything twice', async () => {
    await putEvent(dayBefore(2), 'one');
    await putEvent(dayBefore(2), 'one', 'accepted');
    await putEvent(dayBefore(0), 'today');
    const before = await statistics();
    await site.runSchedule('triage-daily');
    const sums = site.storage.entries().filter(([key]) => key.startsWith('statistics:'));
    expect(sums.map(([key]) => key)).toEqual([`statistics:${dayBefore(2)}`]);
    expect(await statistics()).toEqual(before);
    await site.runSchedule('triage-daily');
    expect(await statistics()).toEqual(before);
    // From now on the sum counts, and the events do not.
    await putEvent(dayBefore(2), 'late');
    expect(await statistics()).toEqual(before);
  });

  it('pass over records that cannot be read', async () => {
    await putEvent(dayBefore(1), 'one');
    await put(`event:${dayBefore(1)}:two:proposed`, { values: 'rubbish' });
    await put(`statistics:${dayBefore(1)}`, { suggestions: 'many' });
    expect((await statistics()).suggestions).toBe(1);
  });
});
