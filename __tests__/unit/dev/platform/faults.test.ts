import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost({ faultTimes: { jiraSlow: 60, jiraTimeout: 60, storageSlow: 60 } });
});

afterEach(() => {
  host.setFaults({ endpoint: null, jira: null, storage: null });
  host.recorder.clear();
});

afterAll(() => host.close());

const askJira = (path: string): Promise<unknown> => host.probe('jira', { path });
const lastCall = () => host.recorder.calls.at(-1);

describe('a fault of Jira', () => {
  it.each([
    ['401', 401, {}],
    ['403', 403, {}],
    ['404', 404, {}],
    ['409', 409, {}],
    ['429', 429, { 'retry-after': '7', 'ratelimit-reason': 'jira-burst-based' }],
    ['429-quota', 429, { 'retry-after': '1800', 'ratelimit-reason': 'jira-quota-tenant-based' }],
    ['500', 500, {}],
    ['timeout', 504, {}],
  ] as const)('%s is answered with %d', async (fault, status, headers) => {
    host.setFaults({ jira: fault });
    expect(await askJira('/rest/api/3/myself')).toMatchObject({ status });
    expect(lastCall()).toMatchObject({ status, fault, reply: { headers } });
  });

  it('changes nothing, and is met by the app alone', async () => {
    host.setFaults({ jira: '500' });
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"fields":{"labels":["probe"]}}' };
    expect(await host.probe('jira', { path: '/rest/api/3/issue/SHOP-1', init })).toMatchObject({ status: 500 });
    const asked = await host.jira.handle({ method: 'GET', path: '/rest/api/3/issue/SHOP-1?fields=labels', headers: {}, accountId: host.administrator });
    expect(asked.status).toBe(200);
    expect(asked.body).not.toContain('probe');
  });

  it('that is slowness ends in the right answer', async () => {
    host.setFaults({ jira: 'slow' });
    expect(await askJira('/rest/api/3/myself')).toMatchObject({ status: 200 });
    const call = lastCall();
    expect((call?.end ?? 0) - (call?.start ?? 0)).toBeGreaterThanOrEqual(59);
  });
});

describe('a fault of storage', () => {
  const set = (value: string, options?: object): Promise<unknown> => host.probe('storage', { call: ['set', 'k', value, options] });

  it.each([
    ['429', 429, 'RATE_LIMIT_EXCEEDED'],
    ['500', 500, 'INTERNAL_ERROR'],
  ] as const)('%s is answered with %d and %s', async (fault, status, code) => {
    host.setFaults({ storage: fault });
    expect(await set('one')).toMatchObject({ code });
    expect(lastCall()).toMatchObject({ status, fault });
  });

  it('that is a conflict meets conditional writes only', async () => {
    host.setFaults({ storage: 'conflict' });
    expect(await set('one')).not.toMatchObject({ code: 'KEY_CONFLICT' });
    expect(lastCall()).not.toHaveProperty('fault');
    expect(await set('one', { keyPolicy: 'FAIL_IF_EXISTS' })).toMatchObject({ code: 'KEY_CONFLICT' });
  });

  it('leaves parts that are not named as they are', () => {
    host.setFaults({ jira: '500' });
    host.setFaults({ storage: 'slow' });
    expect(host.faults()).toEqual({ endpoint: null, jira: '500', storage: 'slow' });
    host.setFaults({ jira: null });
    expect(host.faults()).toEqual({ endpoint: null, jira: null, storage: 'slow' });
  });
});
