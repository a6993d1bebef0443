import { createProjectsStore } from '../../../../resources/admin-page/projects/projects-store';
import { createProjectSearch } from '../../../../resources/admin-page/projects/project-search';
import { INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { makeSettingsView } from './make-settings';

const SHOP = { id: '1', key: 'SHOP', name: 'Web shop' };
const OPS = { id: '2', key: 'OPS', name: 'Operations' };

async function setUp() {
  const { settings } = makeSettingsView();
  const store = createProjectsStore({
    searchProjects: () => Promise.reject(new Error('not expected')),
    listProjectSettings: () => Promise.resolve({ ok: true, data: { projects: [] } }),
    getProjectSettings: ({ projectId }) =>
      Promise.resolve({
        ok: true,
        data: {
          project: projectId === '1' ? SHOP : OPS,
          version: 1,
          settings: INHERITED_SETTINGS,
          inherited: settings,
          automatic: settings.automatic,
          mayWiden: true,
          isIncluded: true,
          values: { priority: [], components: [], labels: null },
        },
      }),
    saveProjectSettings: () => Promise.reject(new Error('not expected')),
    readProjectValues: () => Promise.reject(new Error('not expected')),
  });
  store.choose(SHOP);
  await new Promise((resolve) => setImmediate(resolve));
  return store;
}

it('goes from one project to the next when nothing would be lost', async () => {
  const store = await setUp();
  store.choose(OPS);
  expect(store.getModel()).toMatchObject({ chosen: { project: OPS }, asked: null });
});

it('asks before changes would be lost; they stay, or go', async () => {
  const store = await setUp();
  store.getModel().chosen?.store.change({ rules: 'Shop only.' });
  store.choose(OPS);
  expect(store.getModel()).toMatchObject({ chosen: { project: SHOP }, asked: OPS });
  store.stay();
  expect(store.getModel()).toMatchObject({ chosen: { project: SHOP }, asked: null });
  expect(store.getModel().chosen?.store.getModel()).toMatchObject({ form: { draft: { rules: 'Shop only.' } } });
  store.choose(OPS);
  store.leave();
  expect(store.getModel()).toMatchObject({ chosen: { project: OPS }, asked: null });
});

it('saves imported settings over what projects have, and names those that it could not save', async () => {
  const saved: unknown[] = [];
  const settings = { ...INHERITED_SETTINGS, rules: 'Imported.' };
  const store = createProjectsStore({
    searchProjects: () => Promise.resolve({ ok: true, data: { projects: [SHOP, OPS], total: 2 } }),
    listProjectSettings: () => Promise.reject(new Error('not expected')),
    // One whose settings cannot be read says its version all the same.
    getProjectSettings: () =>
      Promise.resolve({
        ok: false,
        error: { code: 'INTERNAL', message: '', retryable: true, details: { damaged: 'project-settings', version: 4 } },
      }),
    saveProjectSettings: (payload) => {
      saved.push(payload);
      return Promise.resolve({
        ok: false,
        error: { code: payload.projectId === SHOP.id ? 'SAVE_CONFLICT' : 'NOT_PERMITTED', message: '', retryable: false },
      });
    },
    readProjectValues: () => Promise.reject(new Error('not expected')),
  });
  const outcome = await store.saveAll([SHOP.key, OPS.key, 'GONE'].map((key) => ({ key, settings })));
  expect(outcome).toEqual({ saved: 0, failed: [SHOP.key, OPS.key, 'GONE'] });
  expect(saved).toEqual([SHOP, OPS].map(({ id }) => ({ projectId: id, version: 4, settings })));
});

it('looks at once for all projects, and after a pause for what is typed', async () => {
  const asked: string[] = [];
  let typed = (): void => undefined;
  const search = createProjectSearch(
    {
      searchProjects: ({ query }) => {
        asked.push(query);
        return Promise.resolve({ ok: true, data: { projects: query === '' ? [SHOP, OPS] : [OPS], total: 1 } });
      },
    },
    (task) => {
      typed = task;
      return () => (typed = () => undefined);
    },
  );
  search.search('');
  search.search('o');
  search.search('op');
  expect(asked).toEqual(['']);
  typed();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(['', 'op']);
  expect(search.getModel().found).toEqual([OPS]);
});
