import type { ConnectionReport, SettingsView } from '../../../../src/contract/admin';
import type { ErrorBody } from '../../../../src/contract/error-body';
import type { Result } from '../../../../src/contract/result';
import type { AdminCalls } from '../../../../resources/admin-page/admin-calls';
import { makeSettingsView } from './make-settings';
import { makeEgressCalls, makeStore } from './make-store';

const OTHER = 'https://other.your-company.com/v1';

const address = (baseUrl: string) => ({ endpoint: { baseUrl, model: 'llama3.1:8b' } });

const model = (name: string) => ({ endpoint: { baseUrl: 'https://llm.your-company.com/v1', model: name } });

const REPORT: ConnectionReport = {
  works: true,
  durationMs: 800,
  findings: [],
  status: null,
  capabilities: {
    responseFormat: 'json_schema',
    temperature: true,
    systemRole: true,
    stream: false,
    reasoningEffort: null,
    thinkingSwitch: null,
    replyLimit: null,
  },
  models: ['big', 'small'],
  deprecated: [],
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

it('refuses by itself what is no number, without a call', async () => {
  const { store, form } = await makeStore();
  const { fields } = form().draft;
  store.change({ fields: { ...fields, labels: { ...fields.labels, max: 'five' } }, ...address(OTHER) });
  await store.save();
  expect(form()).toMatchObject({ faults: [{ path: 'fields.labels.max' }], pending: null });
});

describe('an endpoint', () => {
  it('is known by a trial too, until it is tested or changed', async () => {
    const { store, form } = await makeStore({ testConnection: works });
    const { settings } = form().view;
    const error: ErrorBody = { code: 'ENDPOINT_TIMEOUT', message: 'Too slow.', retryable: true };
    const tried = { model: 'llama3.1:8b', answer: { ok: false as const, error } };
    store.noteTrial({ ...settings, endpoint: { ...settings.endpoint!, model: 'another' } }, tried.answer);
    expect(form().tried).toBeNull();
    store.noteTrial(settings, tried.answer);
    expect(form().tried).toEqual(tried);
    await store.test();
    expect(form().tried).toBeNull();
    store.noteTrial(settings, tried.answer);
    store.change(model('other'));
    expect(form().tried).toBeNull();
  });

  it('is tested with what is typed, once Jira lets the app reach it', async () => {
    const testConnection = jest.fn(works);
    const egress = makeEgressCalls();
    const { store, form } = await makeStore({ testConnection }, egress);
    store.change(address(` ${OTHER} `));
    await store.test();
    expect(await egress.approvals()).toMatchObject([{ host: 'other.your-company.com' }]);
    expect(testConnection).toHaveBeenCalledWith({ baseUrl: OTHER, model: 'llama3.1:8b', thinking: 'automatic', token: { action: 'keep' } });
    expect(form().tested).toEqual({ model: 'llama3.1:8b', report: REPORT });
  });

  it('is not asked anything when the approval is declined', async () => {
    const { store, form, egress } = await makeStore({}, { ...makeEgressCalls(), approveHost: () => Promise.reject(new Error('no')) });
    store.change(address(OTHER));
    await store.test();
    expect(form()).toMatchObject({ pending: null, tested: null, testError: null });
    expect(egress.getModel().failure).toBe('The host was not approved. Nothing was changed. Jira says: no');
  });

  it('is to be tested anew when its model is to think more or less', async () => {
    const { store, form } = await makeStore({ testConnection: works });
    await store.test();
    expect(form().tested).not.toBeNull();
    store.change({ thinking: 'off' });
    expect(form()).toMatchObject({ tested: null, changed: ['thinking'] });
  });

  it('lists its models without one being named, and has one chosen', async () => {
    const testConnection = jest.fn(() => Promise.resolve({ ok: true as const, data: LISTED }));
    const { store, form } = await makeStore({ testConnection });
    store.change(model('no-such-model'));
    await store.listModels();
    expect(testConnection).toHaveBeenCalledWith(expect.objectContaining({ model: '' }));
    const { fillRevision } = form();
    store.fill(model('big'));
    expect(form()).toMatchObject({ tested: { model: '', report: LISTED }, fillRevision: fillRevision + 1, changed: ['endpoint'] });
  });

  it('whose address was changed before it answered says nothing', async () => {
    const { store, form } = await makeStore({
      testConnection: () => {
        store.change(address(OTHER));
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
    store.change(address(OTHER));
    await store.save();
    expect(testConnection).toHaveBeenCalledTimes(1);
    expect(form()).toMatchObject({ savedVersion: 4, stop: null });
    expect((await egress.approvals()).map(({ host }) => host)).toEqual(['other.your-company.com']);
  });

  it('that was tested just now is not tested again', async () => {
    const testConnection = jest.fn(works);
    const { store } = await makeStore({ testConnection, saveSettings: saves() });
    store.change(address(OTHER));
    await store.test();
    await store.save();
    expect(testConnection).toHaveBeenCalledTimes(1);
  });

  it('is tested anew when its address or its token was changed since', async () => {
    const testConnection = jest.fn(works);
    const { store, form } = await makeStore({ testConnection, saveSettings: saves() });
    store.change(address(OTHER));
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
    store.change(address(OTHER));
    await store.save();
    expect(saveSettings).not.toHaveBeenCalled();
    expect(form()).toMatchObject({ stop: { kind: 'test-failed' }, tested: { report: failed }, pending: null });
    expect((await egress.approvals()).map(({ host }) => host)).toEqual(['llm.your-company.com']);
    await store.save({ untested: true });
    expect(form()).toMatchObject({ savedVersion: 4, stop: null });
  });
});

it('shows what somebody else saved first, and puts mine on top of it', async () => {
  const base = makeSettingsView();
  const theirs = makeSettingsView({ version: 4, settings: { ...base.settings, dailyCheck: false, rules: 'Theirs.' } });
  let isSaved = false;
  const saveSettings = jest.fn((payload: Parameters<AdminCalls['saveSettings']>[0]) => {
    isSaved = true;
    return payload.version === 3 ? refuses({ code: 'SAVE_CONFLICT' })() : saves(5)(payload);
  });
  const { store, form } = await makeStore({
    saveSettings,
    getSettings: () => Promise.resolve({ ok: true, data: isSaved ? theirs : base }),
  });
  store.change({ language: 'Deutsch', rules: 'Mine.' });
  await store.save();
  expect(form()).toMatchObject({ conflict: { version: 4 }, changed: ['rules', 'language'] });
  await store.putMineOnTop();
  expect(saveSettings.mock.calls[1]?.[0]).toMatchObject({
    version: 4,
    settings: { language: 'Deutsch', rules: 'Mine.', dailyCheck: false },
  });
  expect(form()).toMatchObject({ savedVersion: 5, conflict: null, changed: [] });
});

it('puts an earlier version into the form, without saving it', async () => {
  const { store, form } = await makeStore();
  const { revision, view } = form();
  store.fillWith({ ...view.settings, rules: 'Earlier.' }, { kind: 'restored', version: 2 });
  expect(form()).toMatchObject({
    origin: { kind: 'restored', version: 2 },
    draft: { rules: 'Earlier.' },
    changed: ['rules'],
    revision: revision + 1,
  });
});

it('saves an earlier version over what cannot be read, with the token that is there', async () => {
  const saveSettings = saves(8);
  const { store } = await makeStore({
    saveSettings,
    getSettings: refuses({ code: 'INTERNAL', details: { damaged: 'settings', version: 7 } }),
  });
  await expect(store.recover(makeSettingsView().settings, { kind: 'restored', version: 6 })).resolves.toBeNull();
  expect(saveSettings).toHaveBeenCalledWith(
    expect.objectContaining({ version: 7, token: { action: 'keep' }, origin: { kind: 'restored', version: 6 } }),
  );
  expect(store.getModel()).toMatchObject({ kind: 'form', form: { view: { version: 8 } } });
});

it.each(['https://192.168.1.2/v1', 'https://localhost/v1', 'https://me:secret@llm.your-company.com/v1', 'http://llm.your-company.com', ''])(
  'says what is wrong with the address %j instead of asking Jira to approve it',
  async (baseUrl) => {
    const egressCalls = makeEgressCalls();
    const approveHost = jest.spyOn(egressCalls, 'approveHost');
    const { store, form } = await makeStore({}, egressCalls);
    store.change({ endpoint: { baseUrl, model: 'small' } });
    for (const ask of [() => store.listModels(), () => store.test(), () => store.save()]) {
      await ask();
      expect(form()).toMatchObject({ pending: null, faults: [{ path: 'endpoint.baseUrl' }] });
    }
    expect(approveHost).not.toHaveBeenCalled();
  },
);

it('takes back what one tab shows, and keeps the rest', async () => {
  const { store, form } = await makeStore();
  store.change({ rules: 'New.', language: 'Deutsch', dailyCheck: false });
  store.discardParts(['rules', 'language']);
  expect(form()).toMatchObject({ changed: ['dailyCheck'], draft: { language: 'English', dailyCheck: false } });
});
