import { INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';
import { KEYS } from '../../../../src/forge/storage/keys';
import { NOW, openStorage } from './forge-storage';

const settingsOf = (rules: string) => ({ ...DEFAULT_SETTINGS, rules });
const DAMAGED = 'rubbish';
const EDITED = { kind: 'edited' } as const;

/** A storage in which so many versions were saved, each with its number as its rules. */
async function withVersions(count: number) {
  const opened = openStorage();
  for (let version = 1; version <= count; version += 1) await opened.store.saveSettings(version - 1, settingsOf(String(version)), EDITED);
  opened.operations.length = 0;
  return opened;
}

it('gives the defaults while nothing was saved, and what was saved afterwards, in one call', async () => {
  const { store, operations } = openStorage();
  expect(await store.readSettings()).toEqual({ version: 0, savedAt: null, settings: DEFAULT_SETTINGS });
  expect(await store.newestSettingsVersion()).toBe(0);
  const saved = { version: 1, savedAt: NOW, settings: settingsOf('one') };
  expect(await store.saveSettings(0, settingsOf('one'), EDITED)).toEqual(saved);
  operations.length = 0;
  expect(await store.readSettings()).toEqual(saved);
  expect(operations).toEqual(['get']);
});

it('lets one of two savers win, and tells the other', async () => {
  const { store } = await withVersions(1);
  const both = await Promise.allSettled(['a', 'b'].map((rules) => store.saveSettings(1, settingsOf(rules), EDITED)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'SAVE_CONFLICT' } });
  const [won] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(await store.readSettings()).toEqual(won);
});

it('lets nobody save before what goes with a version is done, and moves the head on for a saver that was killed at it', async () => {
  const { store, time } = await withVersions(1);
  void store.saveSettings(1, settingsOf('killed'), EDITED, () => new Promise(() => undefined));
  const save = () => store.saveSettings(1, settingsOf('late'), EDITED);
  await expect(save()).rejects.toMatchObject({ code: 'SAVE_CONFLICT' });
  expect(await store.readSettings()).toMatchObject({ version: 1 });
  time.now += 30_000;
  await expect(save()).rejects.toMatchObject({ code: 'SAVE_CONFLICT' });
  expect(await store.readSettings()).toMatchObject({ version: 2, settings: { rules: 'killed' } });
});

it.each([1, 2, 3, 7, 8, 9, 16, 33])('finds the newest of %d versions without the head, by halving', async (count) => {
  const { store, operations, put } = await withVersions(count);
  await put(KEYS.settingsHead, DAMAGED);
  expect(await store.newestSettingsVersion()).toBe(count);
  expect(operations.length).toBeLessThan(2 * Math.log2(count) + 4);
  await expect(store.readSettings()).rejects.toMatchObject({ code: 'INTERNAL', details: { damaged: 'settings', version: count } });
});

it('lists the newest fifty versions, those that cannot be read among them, and gives those that can', async () => {
  const { store, put } = await withVersions(52);
  await put(KEYS.settingsVersion(51), DAMAGED);
  const listed = await store.listSettingsVersions();
  expect(listed.slice(0, 2)).toEqual([
    { version: 52, savedAt: NOW, origin: EDITED },
    { version: 51, savedAt: null, origin: null },
  ]);
  expect(listed.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_each, index) => 52 - index));
  expect([await store.readSettingsVersion(52), await store.readSettingsVersion(51), await store.readSettingsVersion(53)]).toEqual([
    settingsOf('52'),
    null,
    null,
  ]);
});

describe('settings of a project', () => {
  const own = { settings: { ...INHERITED_SETTINGS, rules: 'Own.' }, mayExceed: true };

  it('are those of this project alone', async () => {
    const { store } = openStorage();
    expect(await store.saveOverrides('1', 0, own)).toEqual({ version: 1, savedAt: NOW, overrides: own });
    expect(await store.readOverrides('1')).toEqual({ version: 1, savedAt: NOW, overrides: own });
    expect(await store.readOverrides('11')).toEqual({ version: 0, savedAt: null, overrides: null });
    await expect(store.saveOverrides('1', 0, own)).rejects.toMatchObject({ code: 'SAVE_CONFLICT' });
  });

  it.each(['yes', 1, null, undefined])('exceed the site’s lists by nothing but true, not by %j', async (mayExceed) => {
    const { store, put } = openStorage();
    const value = { version: 1, savedAt: NOW, settings: own.settings, mayExceed };
    await put(KEYS.projectHead('1'), { record: 1, expiresAt: null, value });
    expect((await store.readOverrides('1')).overrides?.mayExceed).toBe(false);
  });

  it('that cannot be read are told by name and number', async () => {
    const { store, put } = openStorage();
    await store.saveOverrides('1', 0, own);
    await put(KEYS.projectHead('1'), DAMAGED);
    const damaged = { code: 'INTERNAL', details: { damaged: 'project-settings', version: 1 } };
    await expect(store.readOverrides('1')).rejects.toMatchObject(damaged);
    expect(await store.newestOverridesVersion('1')).toBe(1);
  });

  it('are listed while they are not all inherited, and when their content cannot be read', async () => {
    const { store, put } = openStorage();
    await store.saveOverrides('1', 0, own);
    await store.saveOverrides('2', 0, { settings: INHERITED_SETTINGS, mayExceed: false });
    await put(KEYS.projectHead('3'), { record: 1, expiresAt: null, value: { version: 1, settings: DAMAGED } });
    expect(await store.listOverrides()).toEqual([
      { projectId: '1', overrides: own },
      { projectId: '3', overrides: null },
    ]);
  });
});
