import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost();
});

beforeEach(() => host.recorder.clear());

afterAll(() => host.close());

it('asks Jira as the person who clicked', async () => {
  const answer = (await host.probe('jira', { path: '/rest/api/3/myself' })) as { status: number; text: string };
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ accountId: host.administrator });
});

it('answers asUser() without a person with NeedsAuthenticationError', async () => {
  const answer = await host.probe('jira', { path: '/rest/api/3/myself' }, { accountId: null });
  expect(answer).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR', status: 401 });
});

it('lets asApp() browse and edit, and lends it neither the person’s rights nor a level of security', async () => {
  const statusOf = async (path: string) => ((await host.probe('jira', { as: 'app', path })) as { status: number }).status;
  expect(await statusOf('/rest/api/3/issue/SHOP-1')).toBe(200);
  expect(await statusOf('/rest/api/3/issue/PLAT-16')).toBe(404);
  const { text } = (await host.probe('jira', {
    as: 'app',
    path: '/rest/api/3/mypermissions?permissions=ADMINISTER,EDIT_ISSUES,ADMINISTER_PROJECTS',
  })) as { text: string };
  const { permissions } = JSON.parse(text) as { permissions: Record<string, { havePermission: boolean }> };
  expect(Object.keys(permissions).filter((key) => permissions[key]?.havePermission)).toEqual(['EDIT_ISSUES']);
});

it('passes an empty answer of Jira on', async () => {
  const update = { fields: { labels: ['probe'] } };
  const answer = await host.probe('jira', {
    path: '/rest/api/3/issue/SHOP-1',
    init: { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(update) },
  });
  expect(answer).toEqual({ status: 204, text: '' });
  const call = host.recorder.calls.find(({ kind }) => kind === 'jira');
  expect(call).toMatchObject({ summary: 'PUT /rest/api/3/issue/SHOP-1', status: 204 });
  expect(JSON.parse(call?.request?.body ?? '')).toEqual(update);
});

it('has the translations of the manifest beside the bundle, in the language that is asked for or the one to fall back to', async () => {
  expect(await host.probe('translate', { locale: 'de-DE' })).toBe('Guten Tag');
  expect(await host.probe('translate', { locale: 'fr-FR' })).toBe('Hello');
});

it('records when calls of storage waited for each other', async () => {
  await host.probe('storageRounds');
  const calls = host.recorder.calls.filter(({ kind }) => kind === 'storage');
  expect(calls.map(({ summary }) => summary)).toEqual(['get a', 'get b', 'get c', 'get d']);
  const [first, second, third, last] = calls;
  const earliestEnd = Math.min(...[first, second, third].map((call) => call?.end ?? 0));
  expect(Math.max(...[first, second, third].map((call) => call?.start ?? 0))).toBeLessThan(earliestEnd);
  expect(last?.start).toBeGreaterThanOrEqual(Math.max(...[first, second, third].map((call) => call?.end ?? 0)));
});
