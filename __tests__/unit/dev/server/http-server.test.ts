import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Person } from '../../../../dev/jira';
import { startProbeHost, type ProbeHost } from '../platform/probe-host';
import { basicAuth, rawRequest, type RawAnswer } from './raw-request';

let host: ProbeHost;
let shellDir: string;
const outside = path.join(tmpdir(), `outside-${process.pid}.txt`);

beforeAll(async () => {
  shellDir = mkdtempSync(path.join(tmpdir(), 'shell-'));
  writeFileSync(path.join(shellDir, 'index.html'), '<!doctype html><title>Shell</title>');
  writeFileSync(path.join(shellDir, 'main.js'), '1;');
  writeFileSync(outside, 'not yours');
  host = await startProbeHost({ shellDir });
});

afterAll(async () => {
  await host.close();
  rmSync(shellDir, { recursive: true });
  rmSync(outside);
});

function person(role: Person['role']): Person {
  const found = host.jira.people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`The site has no ${role}.`);
  return found;
}

async function ask(
  method: string,
  target: string,
  role: Person['role'] | null,
  body?: object,
): Promise<RawAnswer & { json: () => unknown }> {
  const headers = role === null ? {} : basicAuth(person(role).emailAddress);
  const answer = await rawRequest(host.url, { method, path: target, headers, body: body && JSON.stringify(body) });
  return { ...answer, json: () => JSON.parse(answer.body) as unknown };
}

describe('who is let in', () => {
  it('only requests that name the host’s own address', async () => {
    for (const name of ['evil.example.com', `evil.example.com:${new URL(host.url).port}`, '127.0.0.1', '127.0.0.1:1']) {
      const answer = await rawRequest(host.url, {
        path: '/host/session',
        headers: { host: name, ...basicAuth(person('agent').emailAddress) },
      });
      expect(answer.status).toBe(403);
    }
  });

  it('only pages of the host’s own origin', async () => {
    const headers = basicAuth(person('agent').emailAddress);
    const from = (origin: string): Promise<RawAnswer> => rawRequest(host.url, { path: '/host/session', headers: { ...headers, origin } });
    expect((await from('https://evil.example.com')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect((await from(host.url)).status).toBe(200);
  });

  it('nobody without a person’s email address, whatever the password', async () => {
    for (const target of ['/host/session', '/rest/api/3/myself']) {
      expect((await ask('GET', target, null)).status).toBe(401);
      expect((await rawRequest(host.url, { path: target, headers: basicAuth('stranger@example.com') })).status).toBe(401);
      expect((await rawRequest(host.url, { path: target, headers: { authorization: 'Basic !!' } })).status).toBe(401);
      expect((await rawRequest(host.url, { path: target, headers: basicAuth(person('agent').emailAddress.toUpperCase()) })).status).toBe(
        200,
      );
    }
  });

  it('no full address as the target', async () => {
    const answer = await rawRequest(host.url, { path: 'http://evil.example.com/host/session' });
    expect(answer.status).toBe(400);
  });

  it('no body over 2 MiB', async () => {
    const headers = basicAuth(person('agent').emailAddress);
    const answer = await rawRequest(host.url, { method: 'POST', path: '/host/invoke', headers, body: 'x'.repeat(2 * 1_048_576 + 1) });
    expect(answer.status).toBe(413);
  });
});

describe('the host’s own routes', () => {
  it('run a scheduled function now, tell when it failed, and know no other', async () => {
    host.recorder.clear();
    expect((await ask('POST', '/host/schedule', 'agent', { key: 'probe-hourly' })).status).toBe(200);
    expect(host.recorder.calls.filter(({ kind }) => kind === 'schedule')).toMatchObject([{ accountId: null }]);
    host.killAt({ run: ({ kind }) => kind === 'schedule', nth: 1, moment: 'before' });
    expect((await ask('POST', '/host/schedule', 'agent', { key: 'probe-hourly' })).status).toBe(500);
    expect((await ask('POST', '/host/schedule', 'agent', { key: 'nope' })).status).toBe(404);
  });

  it('describe the session: site, people, modules, endpoint', async () => {
    const session = (await ask('GET', '/host/session', 'viewer')).json();
    expect(session).toMatchObject({
      site: { name: expect.any(String), cloudId: expect.any(String), siteUrl: expect.any(String) },
      modules: [
        { type: 'jira:issuePanel', key: 'probe-panel', title: 'Probe', resource: 'page' },
        { type: 'jira:adminPage', key: 'probe-admin' },
        { type: 'jira:projectSettingsPage', key: 'probe-project' },
      ],
      schedules: [{ key: 'probe-hourly', interval: 'hour' }],
      endpoint: { baseUrl: 'https://embedded.sprintloom.com/v1', model: 'embedded-classifier' },
    });
    expect(session).toHaveProperty('people.length', host.jira.people.length);
    expect(JSON.stringify(session)).not.toContain(host.endpoint.token);
  });

  it('give the module context of the person who asks', async () => {
    const context = (await ask('GET', '/host/context?moduleKey=probe-panel&issueKey=SHOP-1', 'viewer')).json();
    expect(context).toMatchObject({
      accountId: person('viewer').accountId,
      moduleKey: 'probe-panel',
      extension: { issue: { key: 'SHOP-1' } },
    });
    expect((await ask('GET', '/host/context?moduleKey=nope', 'viewer')).status).toBe(404);
    const settings = (await ask('GET', '/host/context?moduleKey=probe-project&projectKey=SHOP', 'viewer')).json();
    expect(settings).toMatchObject({ extension: { type: 'jira:projectSettingsPage', project: { key: 'SHOP' } } });
  });

  it('invoke a function as the person who asks', async () => {
    const call = { moduleKey: 'probe-panel', functionKey: 'echo', payload: { a: 1 }, issueKey: 'SHOP-1', accountId: 'somebody-else' };
    const answer = await ask('POST', '/host/invoke', 'viewer', call);
    expect(answer.json()).toMatchObject({ result: { payload: { a: 1 }, context: { accountId: person('viewer').accountId } } });
    const inSettings = await ask('POST', '/host/invoke', 'viewer', { moduleKey: 'probe-project', functionKey: 'echo', projectKey: 'SHOP' });
    expect(inSettings.json()).toMatchObject({ result: { context: { extension: { project: { key: 'SHOP' } } } } });
  });

  it('report a function that threw as 500 with its message', async () => {
    const answer = await ask('POST', '/host/invoke', 'agent', { moduleKey: 'probe-panel', functionKey: 'throw' });
    expect(answer.status).toBe(500);
    expect(answer.json()).toEqual({ error: { message: 'thrown on purpose' } });
  });

  it('refuse an incomplete or unreadable invocation', async () => {
    const headers = basicAuth(person('agent').emailAddress);
    expect((await ask('POST', '/host/invoke', 'agent', { moduleKey: 'probe-panel' })).status).toBe(400);
    expect((await ask('POST', '/host/invoke', 'agent', { moduleKey: 'nope', functionKey: 'echo' })).status).toBe(404);
    expect((await rawRequest(host.url, { method: 'POST', path: '/host/invoke', headers, body: '{' })).status).toBe(400);
    expect((await rawRequest(host.url, { method: 'POST', path: '/host/invoke', headers, body: '[]' })).status).toBe(400);
  });

  it('let only an administrator change egress, and everybody look', async () => {
    const group = { key: 'g', description: 'Why', configured: [{ domain: 'https://a.example.com', type: ['FETCH_BACKEND_SIDE'] }] };
    const set = { command: 'set', payload: { egresses: [group] } };
    expect((await ask('POST', '/host/egress', 'agent', set)).status).toBe(403);
    expect(host.egress.backendHosts()).toEqual([]);
    expect((await ask('POST', '/host/egress', 'administrator', set)).json()).toEqual({ result: { results: [group] } });
    expect((await ask('POST', '/host/egress', 'viewer', { command: 'get' })).json()).toEqual({ result: { results: [group] } });
    expect((await ask('POST', '/host/egress', 'administrator', { command: 'deleteGroup', payload: { key: 'g' } })).json()).toEqual({
      result: null,
    });
    const again = await ask('POST', '/host/egress', 'administrator', { command: 'deleteGroup', payload: { key: 'g' } });
    expect([again.status, again.json()]).toEqual([400, { error: { message: 'There is no egress group with the key g.' } }]);
  });

  it('show the calls since the start, newest last', async () => {
    await host.probe('storage', { call: ['get', 'shown'] });
    const { calls } = (await ask('GET', '/host/calls', 'agent')).json() as { calls: { summary: string }[] };
    expect(calls.at(-1)).toMatchObject({ kind: 'storage', summary: 'get shown', status: 404 });
  });

  it('tell what a timeline draws, nothing new as nothing, and one call whole', async () => {
    host.recorder.clear();
    await ask('POST', '/host/invoke', 'agent', { moduleKey: 'probe-panel', functionKey: 'storage', payload: { call: ['get', 'shown'] } });
    const { revision, calls } = (await ask('GET', '/host/calls?outline=', 'agent')).json() as { revision: number; calls: { id: string }[] };
    expect(calls).toHaveLength(2);
    expect(JSON.stringify(calls)).not.toMatch(/"(request|reply|payload|result)"/u);
    expect((await ask('GET', `/host/calls?outline=${revision}`, 'agent')).json()).toEqual({ revision });
    const whole = await ask('GET', `/host/calls?id=${calls[1]?.id ?? ''}`, 'agent');
    expect(whole.json()).toMatchObject({ request: { body: '{"key":"shown"}' }, reply: { status: 404 } });
    expect((await ask('GET', '/host/calls?id=none', 'agent')).status).toBe(404);
  });

  it('never tell a secret, whoever repeats it', async () => {
    host.recorder.clear();
    const probe = (functionKey: string, payload: object) =>
      ask('POST', '/host/invoke', 'agent', { moduleKey: 'probe-panel', functionKey, payload });
    await probe('storage', { call: ['setSecret', 'stored', { token: 'canary-secret' }] });
    await probe('storage', { call: ['getSecret', 'stored'] });
    await probe('storage', { call: ['set', 'plain', 'canary-secret'] });
    await probe('echo', { token: { value: 'canary-typed' } });
    const all = (await ask('GET', '/host/calls', 'agent')).body;
    expect(all).toContain('secret/set stored');
    expect(all).toContain('(hidden)');
    expect(all).not.toContain('canary');
    const { calls } = JSON.parse(all) as { calls: { id: string }[] };
    for (const { id } of calls) expect((await ask('GET', `/host/calls?id=${id}`, 'agent')).body).not.toContain('canary');
  });

  it('forget the calls on request', async () => {
    expect((await ask('DELETE', '/host/calls', 'agent')).status).toBe(204);
    expect((await ask('GET', '/host/calls', 'agent')).json()).toMatchObject({ calls: [] });
  });

  it('switch faults, each part by itself', async () => {
    const none = { endpoint: null, dialect: null, jira: null, storage: null, queue: null };
    expect((await ask('POST', '/host/faults', 'agent', { endpoint: '429' })).json()).toEqual({ ...none, endpoint: '429' });
    expect((await ask('POST', '/host/faults', 'agent', { dialect: 'groq', jira: 'slow', storage: 'conflict' })).json()).toEqual({
      ...none,
      endpoint: '429',
      dialect: 'groq',
      jira: 'slow',
      storage: 'conflict',
    });
    const some = { jira: { fault: '409', only: 'PUT', nth: 2 } };
    expect((await ask('POST', '/host/faults', 'agent', some)).json()).toMatchObject(some);
    await ask('POST', '/host/faults', 'agent', { jira: 'slow' });
    const unknownRules = [
      { fault: 'html' },
      { fault: '409', nth: 0 },
      { fault: '409', nth: '1' },
      { fault: '409', only: 1 },
      { fault: '409', when: 'now' },
      {},
    ];
    for (const unknown of [
      { endpoint: 'haunted' },
      { dialect: 'toString' },
      { jira: 'html' },
      { storage: 1 },
      { toString: null },
      ...unknownRules.map((jira) => ({ jira })),
    ]) {
      expect((await ask('POST', '/host/faults', 'agent', unknown)).status).toBe(400);
    }
    expect((await ask('GET', '/host/faults', 'agent')).json()).toEqual({
      ...none,
      endpoint: '429',
      dialect: 'groq',
      jira: 'slow',
      storage: 'conflict',
    });
    expect((await ask('POST', '/host/faults', 'agent', none)).json()).toEqual(none);
  });

  it('are not there under other names or methods', async () => {
    expect((await ask('GET', '/host/invoke', 'agent')).status).toBe(404);
    expect((await ask('GET', '/host/constructor', 'agent')).status).toBe(404);
  });
});

describe('Jira’s paths', () => {
  it('answer at the same address', async () => {
    const answer = await ask('GET', '/rest/api/3/issue/SHOP-1?fields=summary', 'agent');
    expect(answer.json()).toMatchObject({ key: 'SHOP-1', fields: { summary: expect.any(String) } });
  });
});

describe('pages', () => {
  it('are the shell at each of its addresses', async () => {
    for (const target of ['/', '/admin', '/browse/SHOP-1', '/projects/SHOP']) {
      const answer = await ask('GET', target, null);
      expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
        200,
        'text/html; charset=utf-8',
        '<!doctype html><title>Shell</title>',
      ]);
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  });

  it('are the app’s document, with the bridge before the bundle', async () => {
    const { body, headers } = await ask('GET', '/app/page/', null);
    expect(body.indexOf('/assets/bridge-client.js')).toBeLessThan(body.indexOf('main.js'));
    expect(body).toContain('<script src="main.js">');
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
  });

  it('have their files with their types', async () => {
    expect((await ask('GET', '/assets/main.js', null)).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('GET', '/app/page/main.js', null)).body).toContain('probe');
    expect((await ask('GET', '/app/icons/dot.svg', null)).headers['content-type']).toBe('image/svg+xml');
  });

  it('answer HEAD without a body', async () => {
    const answer = await ask('HEAD', '/assets/main.js', null);
    expect([answer.status, answer.headers['content-length'], answer.body]).toEqual([200, '2', '']);
  });

  it.each([
    `/assets/../${path.basename(outside)}`,
    `/assets/%2e%2e/${path.basename(outside)}`,
    `/assets/..%2f${path.basename(outside)}`,
    `/assets/..%5c${path.basename(outside)}`,
    '/assets/%00',
    '/assets/%zz',
    '/assets/',
    '/app/page/../../../main.js',
    '/app/nope/',
    '/app/constructor/',
    '/app/page',
    '/nowhere',
  ])('give nothing for %s', async (target) => {
    const answer = await rawRequest(host.url, { path: target });
    expect([answer.status, answer.body.includes('not yours')]).toEqual([404, false]);
  });
});
