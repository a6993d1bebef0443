import { draftFaults, toDraft, toSettings } from '../../../../resources/admin-page/draft';
import { NUMBER_LIMITS, SETTINGS_LIMITS } from '../../../../resources/admin-page/limits';
import { SETTINGS_LIMITS as CONTRACT_LIMITS, settingsSchema } from '../../../../src/contract/settings';
import { makeSettingsView } from './make-settings';

it('gives back the settings that it was filled with', () => {
  const view = makeSettingsView();
  expect(toSettings(toDraft(view), view.settings.schemaVersion)).toEqual(view.settings);
});

it('makes settings that the contract accepts', () => {
  const view = makeSettingsView();
  expect(settingsSchema.safeParse(toSettings(toDraft(view), 1)).success).toBe(true);
});

it('leaves the endpoint out until something is typed', () => {
  const draft = toDraft(makeSettingsView());
  expect(toSettings({ ...draft, baseUrl: ' ', model: '' }, 1).endpoint).toBeNull();
  expect(toSettings({ ...draft, baseUrl: ' https://a.example ', model: '' }, 1).endpoint).toEqual({
    baseUrl: 'https://a.example',
    model: '',
  });
});

it('keeps an allowed priority that the site no longer lists', () => {
  const view = makeSettingsView({ priorities: [{ id: '3', name: 'Medium' }] });
  expect(toSettings(toDraft(view), 1).allowlists.priorities).toEqual(view.settings.allowlists.priorities);
});

it('finds text where a number belongs, and a mapping without an arrow', () => {
  const draft = toDraft(makeSettingsView());
  expect(draftFaults(draft)).toEqual([]);
  const paths = draftFaults({ ...draft, maxLabels: 'five', perSitePerDay: '', mappings: 'dataloss' }).map(({ path }) => path);
  expect(paths).toEqual(['maxLabels', 'limits.perSitePerDay', 'labelMappings']);
});

it('takes the use of similar issues from the page', () => {
  const draft = { ...toDraft(makeSettingsView()), evidenceEnabled: false, evidenceCount: ' 3 ' };
  expect(draftFaults(draft)).toEqual([]);
  expect(toSettings(draft, 1).evidence).toEqual({ enabled: false, count: 3 });
});

it('bounds its inputs as the contract does', () => {
  expect(CONTRACT_LIMITS).toMatchObject(SETTINGS_LIMITS);
});

it.each(Object.entries(NUMBER_LIMITS))('takes %s up to what the contract takes', (name, max) => {
  const draft = toDraft(makeSettingsView());
  const isTaken = (value: number) => settingsSchema.safeParse(toSettings({ ...draft, [name]: String(value) }, 1)).success;
  expect([isTaken(max), isTaken(max + 1)]).toEqual([true, false]);
  expect(draftFaults({ ...draft, [name]: String(max) })).toEqual([]);
  expect(draftFaults({ ...draft, [name]: String(max + 1) })).toHaveLength(1);
  expect(draftFaults({ ...draft, [name]: '0' })).toHaveLength(1);
});
