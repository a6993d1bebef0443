import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost({ faultTimes: { jiraSlow: 60, jiraTimeout: 60, storageSlow: 60, storageTimeout: 60 } });
});

afterEach(() => {
  host.setFaults({ endpoint: null, jira: null, storage: null, queue: null });
  host.recorder.clear();
});

afterAll(() => host.close());

const askJira = (path: string): Promise<unknown> => host.probe('jira', { path });
const edit = (key: string, fields: object): Promise<unknown> => {
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ fields }) };
  return host.probe('jira', { path: `/rest/api/3/issue/${key}`, init });
};

async function read(key: string): Promise<{ key: string; project: string; priority: string; labels: string[]; components: string[] }> {
  const answer = (await askJira(`/rest/api/3/issue/${key}`)) as { text: string };
  const { key: now, fields } = JSON.parse(answer.text) as {
    key: string;
    fields: { project: { key: string }; priority: { name: string }; labels: string[]; components: { name: string }[] };
  };
  const { project, priority, labels, components } = fields;
  return { key: now, project: project.key, priority: priority.name, labels, components: components.map(({ name }) => name) };
}

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
    ['503', 503, {}],
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
    const asked = await host.jira.handle({
      method: 'GET',
      path: '/rest/api/3/issue/SHOP-1?fields=labels',
      headers: {},
      accountId: host.administrator,
    });
    expect(asked.status).toBe(200);
    expect(asked.body).not.toContain('probe');
  });

  it('can be that of some calls: by a part of their line, and by their number', async () => {
    host.setFaults({ jira: { fault: '500', only: '/myself', nth: 2 } });
    const statuses: unknown[] = [];
    for (const path of ['/myself', '/priority', '/myself', '/myself']) {
      statuses.push(((await askJira(`/rest/api/3${path}`)) as { status: number }).status);
    }
    expect(statuses).toEqual([200, 200, 500, 200]);
    expect(host.faults().jira).toEqual({ fault: '500', only: '/myself', nth: 2 });
    host.setFaults({ jira: { fault: '500', only: '/myself', nth: 1 } });
    expect(await askJira('/rest/api/3/myself')).toMatchObject({ status: 500 });
  });

  it('that loses the answer has written before, and leaves reads alone', async () => {
    host.setFaults({ jira: 'answer-lost' });
    expect(await edit('SHOP-3', { labels: ['written'] })).toMatchObject({ status: 504 });
    expect(await askJira('/rest/api/3/issue/SHOP-3?fields=labels')).toMatchObject({
      status: 200,
      text: expect.stringContaining('"written"') as string,
    });
  });

  it('that is a move happens just before the write: another project, no components, and the old key still leads there', async () => {
    host.setFaults({ jira: 'moved' });
    expect(await askJira('/rest/api/3/issue/SHOP-4?fields=summary')).toMatchObject({
      text: expect.stringContaining('"key":"SHOP-4"') as string,
    });
    expect(await edit('SHOP-4', { components: [{ name: 'Checkout' }] })).toMatchObject({
      status: 400,
      text: expect.stringContaining("Component name 'Checkout' is not valid") as string,
    });
    host.setFaults({ jira: null });
    const { key, project, components } = await read('SHOP-4');
    expect({ project, components }).toEqual({ project: 'APP', components: [] });
    expect(key).toMatch(/^APP-\d+$/u);
  });

  it('that is an edit by somebody else happens just before the write, and is in the history', async () => {
    const before = await read('SHOP-5');
    host.setFaults({ jira: 'edited' });
    expect(await edit('SHOP-5', { components: [{ name: 'Search' }] })).toMatchObject({ status: 204 });
    const after = await read('SHOP-5');
    expect(after.priority).not.toBe(before.priority);
    expect(after.labels).toContain('edited-meanwhile');
    expect(after.components).toEqual(['Search']);
    const { text } = (await askJira('/rest/api/3/issue/SHOP-5/changelog')) as { text: string };
    expect(text).toContain('edited-meanwhile');
  });

  it('that is a deleted component makes the write that names it a 400, and leaves no issue with it', async () => {
    host.setFaults({ jira: 'value-gone' });
    expect(await edit('SHOP-6', { components: [{ name: 'Shipping' }] })).toMatchObject({ status: 400 });
    host.setFaults({ jira: null });
    expect(await askJira('/rest/api/3/project/SHOP/components')).not.toHaveProperty('text', expect.stringContaining('"Shipping"'));
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
    ['timeout', 504, 'GATEWAY_TIMEOUT'],
    ['oversize', 400, 'MAX_SIZE'],
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

  const get = (key: string): Promise<unknown> => host.probe('storage', { call: ['get', key] });

  it('can be that of one key', async () => {
    await host.probe('storage', { call: ['set', 'other', 1] });
    host.setFaults({ storage: { fault: '429', only: 'get k' } });
    expect(await get('k')).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    expect(await get('other')).toEqual({ value: 1 });
  });

  it('that has lost the secrets finds every other value', async () => {
    await host.probe('storage', { call: ['setSecret', 's', 'hidden'] });
    await set('one');
    host.setFaults({ storage: 'missing-secret' });
    expect(await host.probe('storage', { call: ['getSecret', 's'] })).toEqual({});
    expect(await get('k')).toEqual({ value: 'one' });
  });

  it('that is a corrupt or an old value changes what is read, and not what is stored', async () => {
    const value = { version: 3, settings: { a: 1, b: 2, c: { d: 1, e: 2 }, f: 4 } };
    await host.probe('storage', { call: ['set', 'document', value] });
    host.setFaults({ storage: 'corrupt' });
    expect(await get('document')).toEqual({ value: '{"cut' });
    expect(await get('never-written')).toEqual({});
    const together = (): Promise<unknown> => host.probe('storage', { call: ['batchGet', [{ key: 'document' }, { key: 'never-written' }]] });
    const found = (read: unknown) => ({ value: { successfulKeys: [{ value: read }], failedKeys: [{ key: 'never-written' }] } });
    expect(await together()).toMatchObject(found('{"cut'));
    host.setFaults({ storage: 'old-schema' });
    expect(await get('document')).toEqual({ value: { version: 3, settings: { a: 1, b: 2 } } });
    expect(await together()).toMatchObject(found({ version: 3, settings: { a: 1, b: 2 } }));
    host.setFaults({ storage: null });
    expect(await get('document')).toEqual({ value });
  });

  it('leaves parts that are not named as they are', () => {
    host.setFaults({ jira: '500' });
    host.setFaults({ storage: 'slow' });
    expect(host.faults()).toEqual({ endpoint: null, dialect: null, jira: '500', storage: 'slow', queue: null });
    host.setFaults({ jira: null });
    expect(host.faults()).toEqual({ endpoint: null, dialect: null, jira: null, storage: 'slow', queue: null });
  });
});

describe('a fault of a queue', () => {
  const push = (events: object[]): Promise<unknown> => host.probe('push', { queue: 'work', events });

  it.each([
    ['429', 'Too many requests.'],
    ['413', '200KB'],
    ['500', 'unexpected error'],
  ] as const)('%s is what @forge/events makes of it, and queues nothing', async (fault, message) => {
    host.setFaults({ queue: fault });
    expect(await push([{ body: {} }])).toMatchObject({ failed: true, message: expect.stringContaining(message) as string });
    expect(lastCall()).toMatchObject({ kind: 'queue', fault });
    expect(host.queue.pending()).toEqual([]);
  });

  it('that is partial loses the first event alone', async () => {
    host.queue.hold();
    host.setFaults({ queue: 'partial' });
    expect(await push([{ body: { n: 1 } }, { body: { n: 2 } }])).toMatchObject({
      failed: true,
      message: expect.stringContaining('Failed to process 1 event') as string,
    });
    expect(host.queue.pending().map(({ event }) => event.body)).toEqual([{ n: 2 }]);
    expect(await push([{ body: { n: 3 } }])).toMatchObject({ failed: true });
    expect(host.queue.pending()).toHaveLength(1);
    host.queue.release();
    await host.queue.settled();
  });
});
