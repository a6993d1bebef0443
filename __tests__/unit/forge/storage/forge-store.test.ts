import { KEYS, SECRET_KEYS } from '../../../../src/forge/storage/keys';
import type { TriageEvent } from '../../../../src/statistics/event-store';
import { DAY_MS, NOW, openStorage } from './forge-storage';

const TODAY = Math.floor(NOW / DAY_MS);
const DAY = new Date(NOW).toISOString().slice(0, 10);

describe('the secret of the installation', () => {
  it('is made once, whoever asks at the same moment', async () => {
    const { store } = openStorage();
    const made = await Promise.all([1, 2, 3].map(() => store.ensureInstallationSecret()));
    expect(new Set(made)).toEqual(new Set([await store.readInstallationSecret()]));
    expect(made[0]).toMatch(/^[\w-]{72}$/u);
  });

  it('is made anew where it cannot be read', async () => {
    const { store, storage } = openStorage();
    await storage.handle('/api/v1/secret/set', JSON.stringify({ key: SECRET_KEYS.installation, value: 7 }));
    const made = await store.ensureInstallationSecret();
    expect(await store.ensureInstallationSecret()).toBe(made);
  });
});

it.each<[string, (store: ReturnType<typeof openStorage>['store'], isThere: boolean) => Promise<void>]>([
  ['the endpoint’s pace', (store, isThere) => store.writePace(isThere ? { baseUrl: 'b', model: 'm', slowUntil: NOW + 1 } : null)],
  ['the token', (store, isThere) => store.writeToken(isThere ? { token: 't', origin: 'o' } : null)],
])('deletes %s where it is written as null, and at its second time too', async (_what, write) => {
  const { store, storage } = openStorage();
  const stored = () => [...storage.entries(), ...storage.secrets()];
  await write(store, true);
  expect(stored()).toHaveLength(1);
  for (let time = 0; time < 2; time += 1) await write(store, false);
  expect(stored()).toEqual([]);
});

describe('a slot of a budget', () => {
  it('is one caller’s until it is released, and another budget’s is another one', async () => {
    const { store } = openStorage();
    const slot = { budget: 'site:1', slot: 0, ttlSeconds: 60 };
    expect(await Promise.all([store.claimSlot(slot), store.claimSlot(slot)])).toEqual([true, false]);
    expect(await store.claimSlot({ ...slot, budget: 'site:11' })).toBe(true);
    await store.releaseSlot(slot);
    expect(await store.claimSlot(slot)).toBe(true);
  });
});

describe('the use of a day', () => {
  const slot = (budget: string, index: number) => ({ budget, slot: index, ttlSeconds: 600 });

  it('is counted from the site’s slots of this day, and is the sum where one was made', async () => {
    const { store } = openStorage();
    for (const [budget, index] of [
      [`site:${TODAY}`, 0],
      [`site:${TODAY}`, 1],
      [`site:${TODAY}0`, 2],
      ['user:ann', 3],
    ] as const)
      await store.claimSlot(slot(budget, index));
    await store.noteUsage(slot(`site:${TODAY}`, 1), { promptTokens: 10, completionTokens: 2 });
    expect(await store.readDayUsage(TODAY)).toEqual({ day: TODAY, calls: 2, promptTokens: 10, completionTokens: 2 });
    const sum = { day: TODAY, calls: 9, promptTokens: 90, completionTokens: 9 };
    await store.writeUsageSum(sum);
    expect(await store.readDayUsage(TODAY)).toEqual(sum);
  });

  it('is listed oldest first, from a day on', async () => {
    const { store } = openStorage();
    for (const day of [200, 99, 1_000]) await store.writeUsageSum({ day, calls: 1, promptTokens: 0, completionTokens: 0 });
    expect((await store.readUsageSums(200)).map(({ day }) => day)).toEqual([200, 1_000]);
  });
});

it('keeps the newest failure of each code for two weeks', async () => {
  const { store, time } = openStorage();
  for (const status of [500, 503]) await store.recordFailure({ code: 'ENDPOINT_ERROR', at: NOW, status });
  await store.recordFailure({ code: 'ENDPOINT_AUTH', at: NOW, status: 401 });
  const read = () => store.readFailures(['ENDPOINT_ERROR', 'ENDPOINT_TIMEOUT']);
  expect(await read()).toEqual([{ code: 'ENDPOINT_ERROR', at: NOW, status: 503 }]);
  time.now = NOW + 14 * DAY_MS;
  expect(await read()).toEqual([]);
});

describe('events', () => {
  const event = (suggestionId: string, at = NOW): TriageEvent => ({
    suggestionId,
    kind: 'proposed',
    at,
    decided: [],
    values: { proposed: { labels: [{ id: 'crash', name: 'crash' }] } },
  });

  it('belong to their day in UTC, of which the first record of a kind stays', async () => {
    const { store } = openStorage();
    await store.recordEvent(event('one'));
    await store.recordEvent({ ...event('one', NOW + 1), values: {} });
    await store.recordEvent(event('next', NOW + 3_600_000));
    expect(await store.readEvents(DAY, null)).toEqual({ events: [event('one')], next: null });
  });

  it('are read page by page, and what cannot be read is passed over', async () => {
    const { store, put } = openStorage();
    for (let index = 0; index < 101; index += 1) await store.recordEvent(event(`s-${String(index).padStart(3, '0')}`));
    await put(KEYS.event(DAY, 's-000', 'proposed'), { record: 1, expiresAt: null, value: { kind: 'proposed' } });
    const first = await store.readEvents(DAY, null);
    const second = await store.readEvents(DAY, first.next);
    expect([first.events.length, second.events.length, second.next]).toEqual([99, 1, null]);
  });

  it('have a sum for those days that were summed', async () => {
    const { store, put } = openStorage();
    const field = { counts: [1, 0, 0, 0, 0], values: [] };
    const sum = {
      suggestions: 1,
      decided: [],
      projects: [],
      waits: [0, 1, 0, 0],
      surfaces: [{ via: 'batch' as const, kind: 'applied' as const, count: 1 }],
      ages: [0, 1, 0, 0, 0, 0, 0],
      fields: { priority: field, components: field, labels: field },
    };
    await store.writeDaySum(DAY, sum);
    await put(KEYS.daySum('2026-03-01'), {
      record: 1,
      expiresAt: null,
      value: { ...sum, fields: { ...sum.fields, labels: { counts: [1], values: [] } } },
    });
    expect(await store.readDaySums([DAY, '2026-03-01', '2026-03-02'])).toEqual(new Map([[DAY, sum]]));
  });
});

describe('storage as a whole', () => {
  it('is every key with what goes with it, read or not, but not the reset itself', async () => {
    const { store, storage, put } = openStorage();
    const reset = { startedAt: NOW, progressAt: NOW, deleted: 0, step: 1, delaySeconds: 5, pass: 'sweep' as const };
    await store.claimSlot({ budget: 'site:1', slot: 0, ttlSeconds: 60 });
    await put('something', 'of strangers');
    await put(KEYS.settingsHead, 'damaged');
    expect(await store.beginReset(reset)).toBe(true);
    const slot = KEYS.slot('site:1', 0);
    const values = await store.listKeys(null);
    expect(values.keys).toEqual([slot, 'something'].map((key) => ({ key })));
    const revisions = await store.listKeys(values.next);
    expect(revisions).toEqual({ keys: [{ key: `of:${slot}`, entityName: 'revision' }], next: null });
    const all = [...values.keys, ...revisions.keys];
    expect(await store.existingKeys([{ key: 'gone' }, { key: 'gone', entityName: 'revision' }, ...all])).toEqual(all);
    await store.deleteKeys(all);
    expect([storage.entries(), storage.records('revision')]).toEqual([[], []]);
  });

  it('has secrets that are counted although they cannot be read, and deleted all', async () => {
    const { store, storage } = openStorage();
    for (const key of Object.values(SECRET_KEYS)) await storage.handle('/api/v1/secret/set', JSON.stringify({ key, value: 7 }));
    expect(await store.countSecrets()).toBe(2);
    await store.deleteSecrets();
    expect([await store.countSecrets(), storage.secrets()]).toEqual([0, []]);
  });
});
