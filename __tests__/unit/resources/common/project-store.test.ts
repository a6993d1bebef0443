import type { ProjectSettings, ProjectSettingsView } from '../../../../src/contract/project-settings';
import { INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { createProjectStore, type ProjectCalls } from '../../../../resources/common/project/project-store';
import { makeSettingsView } from '../admin-page/make-settings';

function makeView(version: number, settings: Partial<ProjectSettings> = {}): ProjectSettingsView {
  const { allowlists, automatic, labelMappings, rules } = makeSettingsView().settings;
  return {
    project: { id: '10001', key: 'SHOP', name: 'Web shop' },
    version,
    settings: { ...INHERITED_SETTINGS, ...settings },
    inherited: { allowlists, labelMappings, rules },
    automatic,
    mayWiden: false,
    isIncluded: true,
    values: { priority: [], components: [{ id: '1', name: 'storage' }], labels: null },
  };
}

async function setUp(overrides: Partial<ProjectCalls> = {}) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  const store = createProjectStore({
    get: () => Promise.resolve({ ok: true, data: makeView(1) }),
    save: unexpected,
    readValues: unexpected,
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

it('overrides, saves with the version that it loaded, and goes on from what came back', async () => {
  const save = jest.fn(() => Promise.resolve({ ok: true as const, data: makeView(2, { rules: 'Shop only.' }) }));
  const { store, form } = await setUp({ save });
  store.change({ rules: ' Shop only. ' });
  expect(form().changed).toEqual(['rules']);
  await store.save();
  expect(save).toHaveBeenCalledWith({ version: 1, settings: { ...INHERITED_SETTINGS, rules: ' Shop only. ' } });
  expect(form()).toMatchObject({ changed: [], savedVersion: 2, draft: { rules: 'Shop only.' } });
});

it('gives an override up', async () => {
  const { store, form } = await setUp({ get: () => Promise.resolve({ ok: true, data: makeView(1, { rules: 'Shop only.' }) }) });
  store.fill({ rules: null });
  expect(form()).toMatchObject({ draft: { rules: null }, changed: ['rules'] });
  store.discard();
  expect(form()).toMatchObject({ draft: { rules: 'Shop only.' }, changed: [] });
});

it('holds mappings to the labels in force, without a call', async () => {
  const { store, form } = await setUp();
  store.change({ allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [] }, labelMappings: [{ from: 'dataloss', to: 'data-loss' }] });
  await store.save();
  expect(form().faults).toEqual([{ path: 'labelMappings.0', message: expect.stringContaining('is not an allowed label') as string }]);
});

it('shows what someone else saved first, and puts mine on top of it', async () => {
  const theirs = makeView(2, { rules: 'Theirs.' });
  const answers = [makeView(1), theirs];
  const save = jest.fn((payload: { version: number; settings: ProjectSettings }) =>
    Promise.resolve(
      payload.version === 1
        ? { ok: false as const, error: { code: 'SAVE_CONFLICT' as const, message: 'Somebody else.', retryable: false } }
        : { ok: true as const, data: makeView(3, payload.settings) },
    ),
  );
  const { store, form } = await setUp({ save, get: () => Promise.resolve({ ok: true, data: answers.shift() ?? theirs }) });
  const allowlists = { ...INHERITED_SETTINGS.allowlists, labels: [{ name: 'ui', description: '' }] };
  store.change({ allowlists });
  await store.save();
  expect(form().conflict).toEqual(theirs);
  await store.putMineOnTop();
  expect(save).toHaveBeenLastCalledWith({ version: 2, settings: { ...INHERITED_SETTINGS, allowlists, rules: 'Theirs.' } });
  expect(form()).toMatchObject({ savedVersion: 3, conflict: null });
});

it('saves everything inherited over what cannot be read, with the version that came with the error', async () => {
  const save = jest.fn(() => Promise.resolve({ ok: true as const, data: makeView(8) }));
  const error = {
    code: 'INTERNAL' as const,
    message: 'Damaged.',
    retryable: false,
    details: { damaged: 'project-settings' as const, version: 7 },
  };
  const { store } = await setUp({ save, get: () => Promise.resolve({ ok: false, error }) });
  await expect(store.replaceDamaged()).resolves.toBeNull();
  expect(save).toHaveBeenCalledWith({ version: 7, settings: INHERITED_SETTINGS });
  expect(store.getModel()).toMatchObject({ kind: 'form', form: { view: { version: 8 } } });
});
