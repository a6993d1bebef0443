import type { ConnectionReport } from '../../../../src/contract/admin';
import type { AdminCalls } from '../../../../resources/admin-page/admin-calls';
import { createSettingsStore } from '../../../../resources/admin-page/settings-store';
import { makeSettingsView } from './make-settings';

async function setUp(overrides: Partial<AdminCalls> = {}) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  const store = createSettingsStore({
    getSettings: () => Promise.resolve({ ok: true, data: makeSettingsView() }),
    saveSettings: unexpected,
    testConnection: unexpected,
    ...overrides,
  });
  await store.load();
  const form = () => {
    const model = store.getModel();
    if (model.kind !== 'form') throw new Error(`no form but ${model.kind}`);
    return model.form;
  };
  return { store, form };
}

it('shows why the settings cannot be seen', async () => {
  const store = createSettingsStore({
    getSettings: () => Promise.resolve({ ok: false, error: { code: 'NOT_PERMITTED', message: 'No.', retryable: false } }),
    saveSettings: () => Promise.reject(new Error('not expected')),
    testConnection: () => Promise.reject(new Error('not expected')),
  });
  await store.load();
  expect(store.getModel()).toMatchObject({ kind: 'failed', error: { code: 'NOT_PERMITTED' } });
});

it('notes a change, and that it was taken back', async () => {
  const { store, form } = await setUp();
  store.change({ rules: 'Be brief.' });
  expect(form().hasChanges).toBe(true);
  store.change({ rules: '' });
  expect(form().hasChanges).toBe(false);
});

it('saves with the version that it loaded, and goes on from the next', async () => {
  const saveSettings = jest.fn(() => Promise.resolve({ ok: true as const, data: makeSettingsView({ version: 4 }) }));
  const { store, form } = await setUp({ saveSettings });
  store.change({ token: { action: 'replace', value: 'secret' }, rules: 'Be brief.' });
  await store.save();
  expect(saveSettings).toHaveBeenCalledWith(
    expect.objectContaining({ version: 3, token: { action: 'replace', value: 'secret' } }),
  );
  expect(form()).toMatchObject({
    view: { version: 4 },
    savedVersion: 4,
    hasChanges: false,
    draft: { token: { action: 'keep' }, rules: 'Be brief.' },
  });
});

it('keeps what was typed while the save was under way', async () => {
  const { store, form } = await setUp({
    saveSettings: () => {
      store.change({ rules: 'Typed meanwhile.' });
      return Promise.resolve({ ok: true, data: makeSettingsView({ version: 4 }) });
    },
  });
  await store.save();
  expect(form()).toMatchObject({ draft: { rules: 'Typed meanwhile.' }, hasChanges: true });
});

it('refuses by itself what is no number, without a call', async () => {
  const { store, form } = await setUp();
  store.change({ maxLabels: 'five' });
  await store.save();
  expect(form()).toMatchObject({ faults: [{ path: 'maxLabels' }], pending: null });
});

it('keeps the form when the save is refused, with the faults at their controls', async () => {
  const { store, form } = await setUp({
    saveSettings: () =>
      Promise.resolve({
        ok: false,
        error: {
          code: 'INVALID_INPUT',
          message: 'Correct it.',
          retryable: false,
          details: { faults: [{ path: 'endpoint.baseUrl', message: 'Use https.' }] },
        },
      }),
  });
  store.change({ baseUrl: 'http://llm.example.com' });
  await store.save();
  expect(form()).toMatchObject({
    draft: { baseUrl: 'http://llm.example.com' },
    faults: [{ path: 'endpoint.baseUrl', message: 'Use https.' }],
    hasChanges: true,
  });
});

const REPORT: ConnectionReport = {
  durationMs: 800,
  capabilities: { responseFormat: 'json_schema', temperature: true },
  models: ['big', 'small'],
};

it('tests the connection with what is typed, and takes a model from the list', async () => {
  const testConnection = jest.fn(() => Promise.resolve({ ok: true as const, data: REPORT }));
  const { store, form } = await setUp({ testConnection });
  store.change({ baseUrl: ' https://other.example/v1 ' });
  await store.test();
  expect(testConnection).toHaveBeenCalledWith({
    baseUrl: 'https://other.example/v1',
    model: 'llama3.1:8b',
    token: { action: 'keep' },
  });
  expect(form().tested).toEqual({ model: 'llama3.1:8b', report: REPORT });
  const { modelRevision } = form();
  store.chooseModel('small');
  expect(form()).toMatchObject({ draft: { model: 'small' }, modelRevision: modelRevision + 1, hasChanges: true });
});

it('lists the models without naming one, whatever is typed', async () => {
  const report = { ...REPORT, capabilities: null };
  const testConnection = jest.fn(() => Promise.resolve({ ok: true as const, data: report }));
  const { store, form } = await setUp({ testConnection });
  store.change({ model: 'no-such-model' });
  await store.listModels();
  expect(testConnection).toHaveBeenCalledWith(expect.objectContaining({ model: '' }));
  expect(form()).toMatchObject({ tested: { model: '', report }, pending: null });
});

it('keeps the list while a model is chosen, and drops what failed with another one', async () => {
  const notFound = { code: 'ENDPOINT_ERROR' as const, message: 'No.', retryable: true, details: { status: 404 } };
  const { store, form } = await setUp({
    testConnection: ({ model }) =>
      Promise.resolve(model === '' ? { ok: true, data: { ...REPORT, capabilities: null } } : { ok: false, error: notFound }),
  });
  await store.test();
  expect(form()).toMatchObject({ testError: { details: { status: 404 } }, tested: null });
  store.change({ model: 'llama' });
  expect(form().testError).toBeNull();
  await store.listModels();
  store.chooseModel('big');
  expect(form().tested?.report.models).toEqual(['big', 'small']);
});

it('says nothing of an endpoint whose address was changed before it answered', async () => {
  const { store, form } = await setUp({
    testConnection: () => {
      store.change({ baseUrl: 'https://other.example/v1' });
      return Promise.resolve({ ok: true, data: REPORT });
    },
  });
  await store.test();
  expect(form()).toMatchObject({ tested: null, testError: null, pending: null });
});

it('fills the inputs anew after a reload', async () => {
  const { store, form } = await setUp();
  const { revision } = form();
  store.change({ rules: 'Lost.' });
  await store.load();
  expect(form()).toMatchObject({ draft: { rules: '' }, hasChanges: false });
  expect(form().revision).toBeGreaterThan(revision);
});
