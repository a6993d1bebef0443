import { startProbeHost, type ProbeHost } from './probe-host';

const ADDRESS = 'https://embedded.sprintloom.com/v1';
let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost({ endpointSlowness: 2_000 });
});

beforeEach(() => {
  host.recorder.clear();
  host.endpoint.setFault(null);
  host.endpoint.setReply(null);
  host.approve(new URL(ADDRESS).origin);
});

afterAll(() => host.close());

function ask(init: object = {}, rest: object = {}): Promise<unknown> {
  const body = JSON.stringify({ model: 'embedded-classifier', messages: [{ role: 'user', content: 'hello' }] });
  const headers = { authorization: `Bearer ${host.endpoint.token}`, 'content-type': 'application/json' };
  return host.probe('fetch', { url: `${ADDRESS}/chat/completions`, init: { method: 'POST', headers, body, ...init }, ...rest });
}

it('refuses a host that the site has not approved, as Forge words it', async () => {
  const answer = await host.probe('fetch', { url: 'https://elsewhere.sprintloom.com/v1/models' });
  expect(answer).toMatchObject({ failed: true, name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 });
  expect(answer).toHaveProperty(
    'message',
    expect.stringContaining('URL not included in the external fetch backend permissions: https://elsewhere'),
  );
  const [call] = host.recorder.calls.filter(({ kind }) => kind === 'endpoint');
  expect(call).toMatchObject({ error: expect.stringContaining('REQUEST_EGRESS_ALLOWLIST_ERR') });
});

// @promise app-https-only
it('refuses plain http to an approved host, and a host hidden behind user info', async () => {
  const before = host.endpoint.requests.length;
  for (const url of ['http://embedded.sprintloom.com/v1/models', 'https://embedded.sprintloom.com@elsewhere.sprintloom.com/']) {
    expect(await host.probe('fetch', { url })).toMatchObject({ failed: true });
  }
  expect(host.recorder.calls.filter(({ kind, error }) => kind === 'endpoint' && error === undefined)).toEqual([]);
  expect(host.endpoint.requests.length).toBe(before);
});

it('agrees with permissions.canFetchFrom of @forge/api', async () => {
  expect(await host.probe('canFetch', { url: `${ADDRESS}/chat/completions` })).toBe(true);
  expect(await host.probe('canFetch', { url: 'https://elsewhere.sprintloom.com/' })).toBe(false);
  host.egress.deleteGroup({ key: 'endpoint' });
  expect(await host.probe('canFetch', { url: `${ADDRESS}/chat/completions` })).toBe(false);
});

it('brings a mapped name to this machine without the app noticing', async () => {
  expect(await ask()).toMatchObject({ status: 200, url: `${ADDRESS}/chat/completions`, redirected: false });
});

it('records exactly what was sent and what came back, without the token', async () => {
  const answer = (await ask()) as { text: string };
  const call = host.recorder.calls.find(({ kind }) => kind === 'endpoint');
  expect(call?.request?.body).toBe(host.endpoint.requests.at(-1)?.body);
  expect(call?.reply).toMatchObject({ status: 200, body: answer.text });
  expect(call?.request?.headers.authorization).toBe('Bearer (hidden)');
  expect(JSON.stringify(host.recorder.calls)).not.toContain(host.endpoint.token);
});

it('rejects a redirect when told to, and sends nothing on', async () => {
  redirect(307, `${ADDRESS}/models`);
  const before = host.endpoint.requests.length;
  expect(await ask({ redirect: 'error' })).toMatchObject({ failed: true, name: 'TypeError' });
  expect(host.endpoint.requests.length).toBe(before + 1);
});

it('follows a redirect on the same host with the method that the standard asks for', async () => {
  redirect(303, `${ADDRESS}/models`);
  expect(await ask()).toMatchObject({ status: 200, url: `${ADDRESS}/models`, redirected: true });
  expect(host.endpoint.requests.at(-1)).toMatchObject({ method: 'GET', body: '' });
});

it('refuses a redirect to a host that is not approved', async () => {
  redirect(307, 'https://elsewhere.sprintloom.com/');
  expect(await ask()).toMatchObject({ failed: true, name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
});

it('ends a call that the app aborts', async () => {
  host.endpoint.setFault('slow');
  expect(await ask({}, { abortAfter: 50 })).toMatchObject({ failed: true, name: 'TimeoutError' });
  expect(host.recorder.calls.find(({ kind }) => kind === 'endpoint')?.error).toContain('TimeoutError');
});

it('tells the app of a connection that broke, before the answer or within it', async () => {
  host.endpoint.setFault('down');
  expect(await ask()).toMatchObject({ failed: true, name: 'TypeError' });
  host.endpoint.setFault('cut');
  expect(await ask()).toMatchObject({ failed: true, name: 'TypeError' });
});

it('lets the app stop reading a body', async () => {
  const large = 'x'.repeat(3_000_000);
  host.endpoint.setReply(() => ({ http: { status: 200, headers: { 'content-type': 'text/plain' }, body: large } }));
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${host.endpoint.token}` },
    body: '{"model":"embedded-classifier","messages":[{}]}',
  };
  const size = await host.probe('fetchFirstChunk', { url: `${ADDRESS}/chat/completions`, init });
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(large.length);
  expect(host.recorder.calls.find(({ kind }) => kind === 'endpoint')?.error).toBe('The app stopped reading.');
});

function redirect(status: number, location: string): void {
  host.endpoint.setReply(() => ({ http: { status, headers: { location }, body: '' } }));
}
