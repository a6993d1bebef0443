import { migrateSettings } from '../../../src/settings/migrate-settings';
import { DEFAULT_SETTINGS } from '../../../src/contract/default-settings';
import { SETTINGS_SCHEMA_VERSION } from '../../../src/contract/limits';
import { settingsSchema } from '../../../src/contract/settings';

/** Settings as each version of the app stored them, by their version. A version that is added needs its line here. */
const STORED: Record<number, object> = {
  1: (() => {
    const older = Object.fromEntries(
      Object.entries(DEFAULT_SETTINGS).filter(([name]) => !['evidence', 'projects', 'dailyCheck'].includes(name)),
    );
    return { ...older, schemaVersion: 1, rules: 'kept', maxLabels: 2 };
  })(),
  2: { ...DEFAULT_SETTINGS, rules: 'kept', maxLabels: 2 },
};

it('has an example of every version', () => {
  expect(Object.keys(STORED).map(Number)).toEqual(Array.from({ length: SETTINGS_SCHEMA_VERSION }, (_each, index) => index + 1));
});

it.each(Object.entries(STORED))('brings version %s to the present one, and keeps what was set', (_version, stored) => {
  expect(settingsSchema().parse(migrateSettings(stored))).toEqual({ ...DEFAULT_SETTINGS, rules: 'kept', maxLabels: 2 });
});

it('keeps what version 1 said of evidence, which came in its time', () => {
  const evidence = { enabled: false, count: 3 };
  expect(migrateSettings({ ...STORED[1], evidence })).toMatchObject({ evidence });
});

it.each([null, 'text', [], {}, { schemaVersion: 'x' }, { schemaVersion: 0 }, { schemaVersion: 99 }])(
  'leaves %j for the schema to refuse',
  (stored) => {
    expect(settingsSchema().safeParse(migrateSettings(stored)).success).toBe(false);
  },
);
