import { changedParts, draftFaults, toDraft, toSettings } from '../../../../resources/admin-page/saving/draft';
import { NUMBER_LIMITS, SETTINGS_LIMITS } from '../../../../resources/common/settings/limits';
import { SETTINGS_LIMITS as CONTRACT_LIMITS, SETTINGS_SCHEMA_VERSION, settingsSchema } from '../../../../src/contract/settings';
import { makeSettingsView } from './make-settings';

const { settings } = makeSettingsView();

it('gives back the settings that it was filled with', () => {
  expect(toSettings(toDraft(settings), settings.schemaVersion)).toEqual(settings);
});

it('makes settings that the contract accepts', () => {
  expect(settingsSchema().safeParse(toSettings(toDraft(settings), SETTINGS_SCHEMA_VERSION)).success).toBe(true);
});

it('leaves the endpoint out until something is typed', () => {
  const draft = toDraft(settings);
  expect(toSettings({ ...draft, baseUrl: ' ', model: '' }, SETTINGS_SCHEMA_VERSION).endpoint).toBeNull();
  expect(toSettings({ ...draft, baseUrl: ' https://a.example ', model: '' }, SETTINGS_SCHEMA_VERSION).endpoint).toEqual({
    baseUrl: 'https://a.example',
    model: '',
  });
});

it('finds what is wrong before anybody is asked to approve a host', () => {
  const draft = toDraft(settings);
  expect(draftFaults(draft)).toEqual([]);
  const wrong = {
    ...draft,
    baseUrl: 'http://llm.your-company.com/v1',
    model: ' ',
    maxLabels: 'five',
    perSitePerDay: '',
    language: ' ',
    labelMappings: [{ from: 'dataloss', to: 'nowhere' }],
  };
  expect(draftFaults(wrong).map(({ path }) => path)).toEqual([
    'endpoint.baseUrl',
    'endpoint.model',
    'labelMappings.0',
    'fields.labels.max',
    'limits.perSitePerDay',
    'language',
  ]);
});

it('finds nothing wrong with an app that has no endpoint', () => {
  expect(draftFaults({ ...toDraft(settings), baseUrl: '', model: '' })).toEqual([]);
  expect(draftFaults({ ...toDraft(settings), baseUrl: '' }).map(({ path }) => path)).toEqual(['endpoint.baseUrl']);
});

it('names the parts that say something else, and no other', () => {
  const draft = toDraft(settings);
  expect(changedParts({ ...draft, fields: { ...draft.fields } }, draft)).toEqual([]);
  expect(changedParts({ ...draft, rules: 'Be brief.', model: 'other' }, draft)).toEqual(['model', 'rules']);
});

it('bounds its inputs as the contract does', () => {
  expect(CONTRACT_LIMITS).toMatchObject(SETTINGS_LIMITS);
});

it.each(Object.entries(NUMBER_LIMITS))('takes %s up to what the contract takes', (name, max) => {
  const draft = toDraft(settings);
  const isTaken = (value: number) =>
    settingsSchema().safeParse(toSettings({ ...draft, [name]: String(value) }, SETTINGS_SCHEMA_VERSION)).success;
  expect([isTaken(max), isTaken(max + 1)]).toEqual([true, false]);
  expect(draftFaults({ ...draft, [name]: String(max) })).toEqual([]);
  expect(draftFaults({ ...draft, [name]: String(max + 1) })).toHaveLength(1);
  expect(draftFaults({ ...draft, [name]: '0' })).toHaveLength(1);
});
