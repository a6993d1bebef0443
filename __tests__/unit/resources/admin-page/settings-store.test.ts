import type { ConnectionReport, SettingsView } from '../../../../src/contract/admin';
import type { ErrorBody } from '../../../../src/contract/error-body';
import type { Result } from '../../../../src/contract/result';
import type { AdminCalls } from '../../../../resources/admin-page/admin-calls';
import { makeSettingsView } from './make-settings';
import { makeEgressCalls, makeStore } from './make-store';

const OTHER = 'https://other.your-company.com/v1';

const REPORT: ConnectionReport = {
  works: true,
  durationMs: 800,
  findings: [],
  status: null,
  capabilities: { responseFormat: 'json_schema', temperature: true },
  models: ['big', 'small'],
  contextTokens: 8_192,
};

const LISTED: ConnectionReport = { ...REPORT, works: false, capabilities: null, contextTokens: null };

const works = () => Promise.resolve({ ok: true as const, data: REPORT });

const saves = (version = 4) =>
  jest.fn(({ settings }: Parameters<AdminCalls['saveSettings']>[0]) =>
    Promise.resolve<Result<SettingsView>>({ ok: true, data: makeSettingsView({ version, settings }) }),
  );

const refuses = (error: Partial<ErrorBody>) => () =>
  Promise.resolve<Result<SettingsView>>({
    ok: false,
    error: { code: 'INVALID_INPUT', message: 'Correct it.', retryable: false, ...error },
  });

it('shows why the settings cannot be seen', async () => {
  const { store } = await makeStore({ getSettings: refuses({ code: 'NOT_PERMITTED' }) });
  expect(store.getModel()).toMatchObject({ kind: 'failed', error: { code: 'NOT_PERMITTED' } });
});

it('notes a change, and that it was taken back', async () => {
  const { store, form } = await makeStore();
  store.change({ rules: 'Be brief.' });
  expect(form().changed).toEqual(['rules']);
  store.change({ rules: '' });
  expect(form().changed).toEqual([]);
});

it('drops the changes on demand, in the inputs too', async () => {
  const { store, form } = await makeStore();
  const { revision } = form();
  store.change({ rules: 'Lost.' });
  store.discard();
  expect(form()).toMatchObject({ draft: { rules: '' }, changed: [], revision: revision + 1 });
});

it('saves with the version that it loaded, and goes on from the next', async () => {
  const saveSettings = saves();
  const { store, form } = await makeStore({ saveSettings, testConnection: works });
  store.change({ token: { action: 'replace', value: 'secret' }, rules: 'Be brief.' });
  await store.save();
  expect(saveSettings).toHaveBeenCalledWith(expect.objectContaining({ version: 3, token: { action: 'replace', value: 'secret' } }));
  expect(form()).toMatchObject({
    view: { version: 4 },
    savedVersion: 4,
    changed: [],
    draft: { token: { action: 'keep' }, rules: 'Be brief.' },
  });
});

it('keeps what was typed while the save was under way', async () => {
  const { store, form } = await makeStore({
    saveSettings: (payload) => {
      store.change({ rules: 'Typed meanwhile.' });
      return saves()(payload);
    },
  });
  store.change({ maxLabels: '4' });
  await store.save();
  expect(form()).toMatchObject({ draft: { rules: 'Typed meanwhile.' }, changed: ['rules'] });
});

it('refuses by itself what is no number, without a call', async () => {
  const { store, form } = await makeStore();
  store.change({ maxLabels: 'five', baseUrl: OTHER });
  await store.save();
  expect(form()).toMatchObject({ faults: [{ path: 'maxLabels' }], pending: null });
});

it('keeps the form when the save is refused, with the faults at their controls', async () => {
  const saveSettings = refuses({ details: { faults: [{ path: 'allowlists.labels.1', message: 'It stands there twice.' }] } });
  const { store, form } = await makeStore({ saveSettings });
  store.change({ rules: 'Be brief.' });
  await store.save();
  expect(form()).toMatchObject({
    draft: { rules: 'Be brief.' },
    faults: [{ path: 'allowlists.labels.1', message: '“ui”: It stands there twice.' }],
    changed: ['rules'],
  });
});

describe('an endpoint', () => {
  it('is tested with what is typed, once Jira lets the app reach it', async () => {
    const testConnection = jest.fn(works);
    const egress = makeEgressCalls();
    const { store, form } = await makeStore({ testConnection }, egress);
    store.change({ baseUrl: ` ${OTHER} ` });
    await store.test();
    expect(await egress.approvals()).toMatchObject([{ host: 'other.your-company.com' }]);
    expect(testConnection).toHaveBeenCalledWith({ baseUrl: OTHER, model: 'llama3.1:8b', token: { action: 'keep' } });
    expect(form().tested).toEqual({ model: 'llama3.1:8b', report: REPORT });
  });

  it('is not asked anything when the approval is declined', async () => {
    const { store, form, egress } = await makeStore({}, { ...makeEgressCalls(), approveHost: () => Promise.reject(new Error('no')) });
    store.change({ baseUrl: OTHER });
    await store.test();
    expect(form()).toMatchObject({ pending: null, tested: null, testError: null });
    expect(egress.getModel().fault).toBe('The host was not approved. Nothing was changed.');
  });

  it('lists its models without one being named, and has one chosen', async () => {
    const testConnection = jest.fn(() => Promise.resolve({ ok: true as const, data: LISTED }));
    const { store, form } = await makeStore({ testConnection });
    store.change({ model: 'no-such-model' });
    await store.listModels();
    expect(testConnection).toHaveBeenCalledWith(expect.objectContaining({ model: '' }));
    const { endpointRevision } = form();
    store.fill({ model: 'big' });
    expect(form()).toMatchObject({ tested: { model: '', report: LISTED }, endpointRevision: endpointRevision + 1, changed: ['model'] });
  });

  it('whose address was changed before it answered says nothing', async () => {
    const { store, form } = await makeStore({
      testConnection: () => {
        store.change({ baseUrl: OTHER });
        return works();
      },
    });
    await store.test();
    expect(form()).toMatchObject({ tested: null, testError: null, pending: null });
  });

  it('that is new is approved, tested and saved, and the old host withdrawn', async () => {
    const egress = makeEgressCalls(['llm.your-company.com']);
    const testConnection = jest.fn(works);
    const { store, form } = await makeStore({ testConnection, saveSettings: saves() }, egress);
    store.change({ baseUrl: OTHER });
    await store.save();
    expect(testConnection).toHaveBeenCalledTimes(1);
    expect(form()).toMatchObject({ savedVersion: 4, stop: null });
    expect((await egress.approvals()).map(({ host }) => host)).toEqual(['other.your-company.com']);
  });

  it('that was tested just now is not tested again', async () => {
    const testConnection = jest.fn(works);
    const { store } = await makeStore({ testConnection, saveSettings: saves() });
    store.change({ baseUrl: OTHER });
    await store.test();
    await store.save();
    expect(testConnection).toHaveBeenCalledTimes(1);
  });

  it('is tested anew when its address or its token was changed since', async () => {
    const testConnection = jest.fn(works);
    const { store, form } = await makeStore({ testConnection, saveSettings: saves() });
    store.change({ baseUrl: OTHER });
    await store.test();
    store.change({ token: { action: 'replace', value: 'another' } });
    expect(form().tested).toBeNull();
    await store.save();
    expect(testConnection).toHaveBeenCalledTimes(2);
  });

  it('that does not pass its test is not saved, until somebody insists', async () => {
    const saveSettings = saves();
    const egress = makeEgressCalls(['llm.your-company.com']);
    const failed = { ...REPORT, works: false, findings: ['timeout' as const] };
    const { store, form } = await makeStore({ testConnection: () => Promise.resolve({ ok: true, data: failed }), saveSettings }, egress);
    store.change({ baseUrl: OTHER });
    await store.save();
    expect(saveSettings).not.toHaveBeenCalled();
    expect(form()).toMatchObject({ stop: { kind: 'test-failed' }, tested: { report: failed }, pending: null });
    expect((await egress.approvals()).map(({ host }) => host)).toEqual(['llm.your-company.com']);
    await store.save({ untested: true });
    expect(form()).toMatchObject({ savedVersion: 4, stop: null });
  });
});

describe('when someone else saved first', () => {
  const base = makeSettingsView();
  const theirs = makeSettingsView({ version: 4, settings: { ...base.settings, maxLabels: 2, rules: 'Theirs.' } });

  async function collide(patch: Partial<Parameters<Awaited<ReturnType<typeof makeStore>>['store']['change']>[0]>) {
    let isSaved = false;
    const saveSettings = jest.fn((payload: Parameters<AdminCalls['saveSettings']>[0]) => {
      isSaved = true;
      return payload.version === 3 ? refuses({ code: 'SAVE_CONFLICT' })() : saves(5)(payload);
    });
    const set = await makeStore({ saveSettings, getSettings: () => Promise.resolve({ ok: true, data: isSaved ? theirs : base }) });
    set.store.change(patch);
    await set.store.save();
    return { ...set, saveSettings };
  }

  it('says so, and what they saved', async () => {
    const { form } = await collide({ language: 'Deutsch' });
    expect(form()).toMatchObject({ conflict: { version: 4 }, draft: { language: 'Deutsch' }, changed: ['language'] });
  });

  it('takes theirs on demand', async () => {
    const { store, form } = await collide({ language: 'Deutsch' });
    store.takeTheirs();
    expect(form()).toMatchObject({ view: { version: 4 }, draft: { language: 'English', maxLabels: '2' }, changed: [], conflict: null });
  });

  it('puts mine on top of theirs, and saves that', async () => {
    const { store, form, saveSettings } = await collide({ language: 'Deutsch', rules: 'Mine.' });
    await store.putMineOnTop();
    expect(saveSettings.mock.calls[1]?.[0]).toMatchObject({ version: 4, settings: { language: 'Deutsch', rules: 'Mine.', maxLabels: 2 } });
    expect(form()).toMatchObject({ savedVersion: 5, conflict: null, changed: [] });
  });
});

it('puts an earlier version into the form, without saving it', async () => {
  const { store, form } = await makeStore();
  const { revision, view } = form();
  store.fillWith({ ...view.settings, rules: 'Earlier.' });
  expect(form()).toMatchObject({ draft: { rules: 'Earlier.' }, changed: ['rules'], revision: revision + 1 });
});

it('saves an earlier version over what cannot be read', async () => {
  let isMended = false;
  const damaged = refuses({ code: 'INTERNAL', details: { damaged: 'settings', version: 7 } });
  const saveSettings = jest.fn((payload: Parameters<AdminCalls['saveSettings']>[0]) => {
    isMended = true;
    return saves(8)(payload);
  });
  const { store } = await makeStore({
    saveSettings,
    getSettings: () => (isMended ? Promise.resolve({ ok: true, data: makeSettingsView({ version: 8 }) }) : damaged()),
  });
  expect(store.getModel()).toMatchObject({ kind: 'failed' });
  await expect(store.recover(makeSettingsView().settings)).resolves.toBeNull();
  expect(saveSettings).toHaveBeenCalledWith(expect.objectContaining({ version: 7, token: { action: 'keep' } }));
  expect(store.getModel()).toMatchObject({ kind: 'form', form: { view: { version: 8 } } });
});
