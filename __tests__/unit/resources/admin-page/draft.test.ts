import { findDraftFaults, toDraft, toSettings, type Draft } from '../../../../resources/admin-page/saving/draft';
import { NUMBER_LIMITS } from '../../../../src/contract/limits';
import { settingsSchema } from '../../../../src/contract/settings';
import { makeSettingsView } from './make-settings';

const { settings } = makeSettingsView();

it('gives back the settings that it was filled with', () => {
  expect(toSettings(toDraft(settings))).toEqual(settings);
});

it('makes settings that the contract accepts', () => {
  expect(settingsSchema().safeParse(toSettings(toDraft(settings))).success).toBe(true);
});

it('leaves the endpoint out until something is typed', () => {
  const draft = toDraft(settings);
  expect(toSettings({ ...draft, endpoint: { baseUrl: ' ', model: '' } }).endpoint).toBeNull();
  expect(toSettings({ ...draft, endpoint: { baseUrl: ' https://a.example ', model: '' } }).endpoint).toEqual({
    baseUrl: 'https://a.example',
    model: '',
  });
});

it('finds what is wrong before anybody is asked to approve a host', () => {
  const draft = toDraft(settings);
  expect(findDraftFaults(draft)).toEqual([]);
  const wrong = {
    ...draft,
    endpoint: { baseUrl: 'http://llm.your-company.com/v1', model: ' ' },
    fields: { ...toDraft(settings).fields, labels: { ...toDraft(settings).fields.labels, max: 'five' } },
    limits: { ...draft.limits, perSitePerDay: '' },
    labelMappings: [{ from: 'dataloss', to: 'nowhere' }],
  };
  expect(findDraftFaults(wrong).map(({ path }) => path)).toEqual([
    'endpoint.baseUrl',
    'endpoint.model',
    'labelMappings.0',
    'fields.labels.max',
    'limits.perSitePerDay',
  ]);
});

it('finds nothing wrong with an app that has no endpoint', () => {
  expect(findDraftFaults({ ...toDraft(settings), endpoint: { baseUrl: '', model: '' } })).toEqual([]);
  expect(findDraftFaults({ ...toDraft(settings), endpoint: { baseUrl: '', model: 'small' } }).map(({ path }) => path)).toEqual([
    'endpoint.baseUrl',
  ]);
});

it.each(Object.entries(NUMBER_LIMITS))('takes %s up to what the contract takes', (path, largest) => {
  const draft = toDraft(settings);
  const put = (into: object, [key = '', ...rest]: string[], value: string): object => ({
    ...into,
    [key]: rest.length === 0 ? value : put((into as Record<string, object>)[key]!, rest, value),
  });
  const type = (value: string) => put(draft, path.split('.'), value) as Draft;
  const isTaken = (value: number) => settingsSchema().safeParse(toSettings(type(String(value)))).success;
  expect([isTaken(1), isTaken(largest), isTaken(largest + 1)]).toEqual([true, true, false]);
  expect(findDraftFaults(type(String(largest)))).toEqual([]);
  for (const wrong of ['', '0', 'five', '1.5', String(largest + 1)]) {
    expect(findDraftFaults(type(wrong))).toEqual([{ path, message: 'Enter a whole number from 1 to {largest}.', values: { largest } }]);
  }
});
