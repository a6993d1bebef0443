import { draw } from '../draw';
import { ConnectionTest } from '../../../../resources/admin-page/connection-test';
import { createSettingsStore } from '../../../../resources/admin-page/settings-store';
import type { ConnectionReport } from '../../../../src/contract/admin';
import type { Result } from '../../../../src/contract/result';
import { makeSettingsView } from './make-settings';

const LISTED: ConnectionReport = { durationMs: 200, capabilities: null, models: ['big', 'small'] };

/** The model that is typed, what the endpoint answers, and whether the list or the test asked. */
async function drawAfter(model: string, asked: 'list' | 'test' | null, answer: Result<ConnectionReport> = { ok: true, data: LISTED }) {
  const store = createSettingsStore({
    getSettings: () => Promise.resolve({ ok: true, data: makeSettingsView() }),
    saveSettings: () => Promise.reject(new Error('not expected')),
    testConnection: () => Promise.resolve(answer),
  });
  await store.load();
  store.change({ model });
  if (asked !== null) await (asked === 'list' ? store.listModels() : store.test());
  const current = store.getModel();
  if (current.kind !== 'form') throw new Error(`no form but ${current.kind}`);
  return { store, drawn: draw(<ConnectionTest form={current.form} store={store} />) };
}

it('offers only the list while no model is named', async () => {
  expect((await drawAfter('', null)).drawn.buttons()).toEqual(['List models']);
  expect((await drawAfter('big', null)).drawn.buttons()).toEqual(['Test connection', 'List models']);
});

it('lets a listed model be chosen, and says what comes next', async () => {
  const { store, drawn } = await drawAfter('', 'list');
  expect(drawn.text()).toContain('then test the connection');
  drawn.press('small');
  expect(store.getModel()).toMatchObject({ form: { draft: { model: 'small' } } });
});

it('says of a tested model what it can do, and of another one that it was not tested', async () => {
  const data: ConnectionReport = { ...LISTED, capabilities: { responseFormat: 'json_schema', temperature: true } };
  const { store, drawn } = await drawAfter('big', 'test', { ok: true, data });
  expect(drawn.text()).toContain('JSON schema');
  store.chooseModel('small');
  const current = store.getModel();
  if (current.kind !== 'form') throw new Error(`no form but ${current.kind}`);
  const other = draw(<ConnectionTest form={current.form} store={store} />).text();
  expect(other).not.toContain('JSON schema');
  expect(other).toContain('Test the connection to see what small can do.');
});

it('points out a name that the endpoint does not list', async () => {
  expect((await drawAfter('huge', 'list')).drawn.text()).toContain('huge is not among them');
});

it('makes many models searchable', async () => {
  const models = Array.from({ length: 40 }, (_, index) => `model-${index}`);
  const { store, drawn } = await drawAfter('model-7', 'list', { ok: true, data: { ...LISTED, models } });
  const [select] = drawn.find('Select');
  expect(select?.props).toMatchObject({ value: { value: 'model-7' } });
  (select?.props['onChange'] as (option: unknown) => void)({ label: 'model-39', value: 'model-39' });
  expect(store.getModel()).toMatchObject({ form: { draft: { model: 'model-39' } } });
});

it('still offers the list after a model was not found', async () => {
  const { drawn } = await drawAfter('huge', 'test', {
    ok: false,
    error: { code: 'ENDPOINT_ERROR', message: 'It answered with an error.', retryable: true, details: { status: 404 } },
  });
  expect(drawn.text()).toContain('List the models to see their names');
  expect(drawn.buttons()).toContain('List models');
});
