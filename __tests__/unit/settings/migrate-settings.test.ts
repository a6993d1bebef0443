import { migrateProjectSettings, migrateSettings } from '../../../src/settings/migrate-settings';
import { DEFAULT_SETTINGS, INHERITED_SETTINGS } from '../../../src/contract/default-settings';
import { PROJECT_SETTINGS_SCHEMA_VERSION, SETTINGS_SCHEMA_VERSION } from '../../../src/contract/limits';
import { projectSettingsSchema } from '../../../src/contract/project-settings';
import { settingsSchema } from '../../../src/contract/settings';
import { EARLIER_PROJECT_SETTINGS, EARLIER_SETTINGS, MEANT } from '../../fixtures/earlier-settings';

const site = { migrate: migrateSettings, schema: settingsSchema, current: SETTINGS_SCHEMA_VERSION, earlier: EARLIER_SETTINGS };
const project = {
  migrate: migrateProjectSettings,
  schema: projectSettingsSchema,
  current: PROJECT_SETTINGS_SCHEMA_VERSION,
  earlier: EARLIER_PROJECT_SETTINGS,
};

it.each([site, project])('has an example of every earlier version', ({ current, earlier }) => {
  expect(Object.keys(earlier).map(Number)).toEqual(Array.from({ length: current - 1 }, (_each, index) => index + 1));
});

it.each(Object.entries(EARLIER_SETTINGS))(
  'brings version %s of the site’s settings to the current one, and keeps what was set',
  (_version, stored) => {
    expect(settingsSchema().parse(migrateSettings(stored))).toEqual({
      ...DEFAULT_SETTINGS,
      endpoint: stored.endpoint,
      fields: {
        labels: { enabled: true, minConfidence: 0.7, max: 2 },
        components: { enabled: false, minConfidence: 0.84, max: 1 },
        priority: { enabled: true, minConfidence: 0.6, overwrite: false, defaultId: '3' },
      },
      allowlists: { labels: MEANT.labels, components: [], priority: MEANT.priorities },
      rules: 'kept',
      limits: stored.limits,
    });
  },
);

it.each(Object.entries(EARLIER_PROJECT_SETTINGS))('brings version %s of a project’s settings to the current one', (_version, stored) => {
  expect(projectSettingsSchema().parse(migrateProjectSettings(stored))).toEqual({
    ...INHERITED_SETTINGS,
    allowlists: { labels: stored.allowlists.labels, components: null, priority: EARLIER_PROJECT_SETTINGS[1].allowlists.priorities },
    rules: 'kept',
  });
});

it('keeps what version 1 said of evidence, which came in its time', () => {
  const evidence = { enabled: false, count: 3 };
  expect(migrateSettings({ ...EARLIER_SETTINGS[1], evidence })).toMatchObject({ evidence });
});

it.each([
  null,
  'text',
  [],
  {},
  { schemaVersion: 'x' },
  { schemaVersion: 0 },
  { schemaVersion: 99 },
  { ...EARLIER_SETTINGS[2], fields: null },
  { ...EARLIER_SETTINGS[2], allowlists: 'damaged' },
  { ...EARLIER_SETTINGS[2], maxLabels: undefined },
])('leaves %j for the schema to refuse', (stored) => {
  for (const { migrate, schema } of [site, project]) expect(schema().safeParse(migrate(stored)).success).toBe(false);
});
