import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStateFile } from '../../../../dev/server/state-file';
import { waitUntil } from '../../../support/wait-until';
import { startProbeHost, type ProbeHost } from '../platform/probe-host';

let folder: string;
let stateFile: string;
let host: ProbeHost | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'state-'));
  stateFile = path.join(folder, 'kept', 'state.json');
});

afterEach(async () => {
  await host?.close();
  host = undefined;
  rmSync(folder, { recursive: true });
});

async function restart(options: Parameters<typeof startProbeHost>[0] = {}): Promise<ProbeHost> {
  await host?.close();
  host = await startProbeHost({ stateFile, ...options });
  return host;
}

const labels = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"fields":{"labels":["kept"]}}' };

it('outlives the host: Jira, storage, secrets, egress and the endpoint’s token', async () => {
  const first = await restart();
  const { token } = first.endpoint;
  await first.probe('jira', { path: '/rest/api/3/issue/SHOP-1', init: labels });
  await first.probe('storage', { call: ['set', 'kept', 1] });
  await first.probe('storage', { call: ['setSecret', 'kept', 2] });
  first.egress.set({
    egresses: [{ key: 'g', description: 'Why', configured: [{ domain: 'https://a.example.com', type: ['FETCH_BACKEND_SIDE'] }] }],
  });

  const second = await restart();
  expect(await second.probe('jira', { path: '/rest/api/3/issue/SHOP-1?fields=labels' })).toHaveProperty(
    'text',
    expect.stringContaining('"kept"'),
  );
  expect(await second.probe('storage', { call: ['get', 'kept'] })).toEqual({ value: 1 });
  expect(await second.probe('storage', { call: ['getSecret', 'kept'] })).toEqual({ value: 2 });
  expect(second.egress.backendHosts()).toEqual(['https://a.example.com']);
  expect(second.endpoint.token).toBe(token);
});

it('keeps the events that no consumer has finished: what ran when the host ended runs again', async () => {
  const first = await restart();
  const push = (n: number, delayInSeconds = 0): Promise<unknown> =>
    first.probe('push', { queue: 'work', events: [{ body: { n, milliseconds: 60_000 * (2 - n) }, delayInSeconds }] });
  await push(1);
  await push(2, 900);
  expect(first.queue.pending().map(({ state }) => state)).toEqual(['running', 'waiting']);
  const eventIds = first.queue.pending().map(({ event }) => event.eventId);

  const second = await restart();
  expect(second.queue.pending()).toMatchObject(eventIds.map((eventId) => ({ event: { eventId }, state: 'running', retries: 0 })));
  await waitUntil(() => second.queue.pending().length === 1);
  const third = await restart();
  expect(third.queue.pending()).toMatchObject([{ event: { eventId: eventIds[0] }, retries: 0 }]);
});

it('is written whole, for the owner’s eyes only, and leaves nothing beside it', async () => {
  const running = await restart();
  await running.probe('storage', { call: ['set', 'kept', 1] });
  await running.close();
  expect(readdirSync(path.dirname(stateFile))).toEqual(['state.json']);
  expect(statSync(stateFile).mode & 0o077).toBe(0);
  expect(readStateFile(stateFile)).toMatchObject({ storage: { values: { kept: { value: 1 } } } });
});

it('is thrown away on request', async () => {
  const first = await restart();
  await first.probe('storage', { call: ['set', 'kept', 1] });
  const second = await restart({ startOver: true });
  expect(second.storage.entries()).toEqual([]);
  expect(second.endpoint.token).not.toBe(first.endpoint.token);
  const third = await restart();
  expect(third.endpoint.token).toBe(second.endpoint.token);
});

it('is refused with a way out when it cannot be read, and kept aside by that way', async () => {
  mkdirSync(path.dirname(stateFile));
  const damaged = ['', '{', 'null', '{"format":99,"state":{}}', '{"format":1,"state":{"jira":{"issues":[]}}}'];
  for (const [index, text] of damaged.entries()) {
    writeFileSync(stateFile, text);
    await expect(restart()).rejects.toThrow('Start over with --reset');
    expect(readFileSync(stateFile, 'utf8')).toBe(text);
    const said: string[] = [];
    await (await restart({ startOver: true, say: (line) => void said.push(line) })).close();
    const kept = readdirSync(path.dirname(stateFile)).filter((name) => name.includes('unreadable'));
    expect(kept).toHaveLength(index + 1);
    expect(readFileSync(path.join(path.dirname(stateFile), kept.at(-1) ?? ''), 'utf8')).toBe(text);
    expect(said).toEqual([expect.stringContaining(kept.at(-1) ?? '')]);
  }
});

it('of a version from before is taken over, and nothing of it is lost', async () => {
  const first = await restart({ configured: true });
  await first.probe('storage', { call: ['set', 'kept', 1] });
  await first.close();
  const { format, state } = JSON.parse(readFileSync(stateFile, 'utf8')) as {
    format: number;
    state: { queue?: unknown; storage: { entities?: unknown }; jira: { issues: object[] } };
  };
  // What Jira and the host have learned since stood in none of them.
  delete state.queue;
  delete state.storage.entities;
  for (const issue of state.jira.issues)
    for (const name of ['watcherAccountIds', 'voterAccountIds', 'worklogs', 'remoteLinks']) Reflect.deleteProperty(issue, name);
  writeFileSync(stateFile, JSON.stringify({ format, state }));
  const next = await restart({ configured: true });
  expect(await next.probe('storage', { call: ['get', 'kept'] })).toEqual({ value: 1 });
  expect(next.endpoint.token).toBe(first.endpoint.token);
  expect(next.jira.snapshot().issues).toHaveLength(state.jira.issues.length);
});

it('says where nothing can be written, and to name another file', async () => {
  writeFileSync(path.join(folder, 'plain'), '');
  const stateFileBelowAFile = path.join(folder, 'plain', 'state.json');
  const said = `The state cannot be kept in ${stateFileBelowAFile} (E`;
  await expect(startProbeHost({ stateFile: stateFileBelowAFile })).rejects.toThrow(said);
  await expect(startProbeHost({ stateFile: stateFileBelowAFile })).rejects.toThrow('Name another file with --state.');
});

it('is refused as long as another host uses it, and taken over from one that was killed', async () => {
  const running = await restart();
  const said = `Process ${process.pid} is already using ${stateFile}. Stop it first.`;
  await expect(startProbeHost({ stateFile })).rejects.toThrow(said);
  await expect(startProbeHost({ stateFile, startOver: true })).rejects.toThrow(said);
  await running.probe('storage', { call: ['set', 'kept', 1] });
  await running.close();
  const ended = spawnSync(process.execPath, ['--eval', '']).pid;
  writeFileSync(`${stateFile}.lock`, String(ended));
  const next = await restart();
  expect(await next.probe('storage', { call: ['get', 'kept'] })).toEqual({ value: 1 });
});

it('is saved as soon as a full disk has space again, which both are said', async () => {
  const said: string[] = [];
  const running = await restart({ say: (line) => void said.push(line) });
  await running.probe('storage', { call: ['set', 'kept', 1] });
  await waitUntil(() => existsSync(stateFile));
  // A folder in the place of the draft refuses the write, as a full disk does.
  const draft = `${stateFile}.${process.pid}.tmp`;
  mkdirSync(path.join(draft, 'full'), { recursive: true });
  await running.probe('storage', { call: ['set', 'kept', 2] });
  await waitUntil(() => said.length === 1);
  expect(said).toEqual([expect.stringMatching(/cannot be saved in .* \(EISDIR\)\. It is in memory/u)]);
  expect(readStateFile(stateFile)).toMatchObject({ storage: { values: { kept: { value: 1 } } } });
  rmSync(draft, { recursive: true });
  await waitUntil(() => said.length === 2);
  expect(readStateFile(stateFile)).toMatchObject({ storage: { values: { kept: { value: 2 } } } });
});

it('is saved elsewhere when the host ends while the disk is full', async () => {
  const said: string[] = [];
  const running = await restart({ say: (line) => void said.push(line) });
  await running.probe('storage', { call: ['set', 'kept', 3] });
  mkdirSync(path.join(`${stateFile}.${process.pid}.tmp`, 'full'), { recursive: true });
  await running.close();
  const [, elsewhere = ''] = /saved in (\S+) instead/u.exec(said.at(-1) ?? '') ?? [];
  expect(readStateFile(elsewhere)).toMatchObject({ storage: { values: { kept: { value: 3 } } } });
  rmSync(elsewhere);
});

it('remembers the https name that an address on this machine was given', async () => {
  const local = createServer((request, response) => response.end(`local ${request.url}`));
  await new Promise<void>((resolve) => local.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(local.address() as AddressInfo).port}`;
  const first = await restart({ names: { 'local-endpoint.sprintloom.com': origin } });
  const domain = 'https://local-endpoint.sprintloom.com';
  first.egress.set({ egresses: [{ key: 'g', description: 'Why', configured: [{ domain, type: ['FETCH_BACKEND_SIDE'] }] }] });
  const second = await restart();
  expect(await second.probe('fetch', { url: `${domain}/v1/models?all=1` })).toMatchObject({
    text: 'local /v1/models?all=1',
    url: `${domain}/v1/models?all=1`,
  });
  local.closeAllConnections();
  await new Promise((resolve) => local.close(resolve));
});

describe('the configuration of the app', () => {
  const adminPage = 'probe-admin';
  const stored = async (running: ProbeHost): Promise<unknown> =>
    running.invoke({ moduleKey: adminPage, functionKey: 'getSettings', accountId: running.administrator });

  it('is saved through the app’s own admin function, with the endpoint’s host approved', async () => {
    const running = await restart({ configured: true });
    expect(await stored(running)).toMatchObject({
      data: { version: 1, settings: { endpoint: { baseUrl: 'https://embedded.sprintloom.com/v1', model: 'embedded-classifier' } } },
    });
    expect(running.storage.secrets()).toMatchObject([['token', { value: { action: 'replace', value: running.endpoint.token } }]]);
    expect(running.egress.backendHosts()).toEqual(['embedded.sprintloom.com']);
    expect(running.recorder.calls.filter(({ summary }) => summary.startsWith('settings.save'))).toEqual([]);
  });

  it('is left alone when there is one', async () => {
    await restart({ configured: true });
    const again = await restart({ configured: true });
    expect(await stored(again)).toMatchObject({ data: { version: 1 } });
  });

  it('gets another endpoint when one is asked for', async () => {
    await restart({ configured: true });
    const endpoint = { baseUrl: 'https://llm.example.com/v1', model: 'm', token: null };
    const again = await restart({ configured: true, endpoint });
    expect(await stored(again)).toMatchObject({
      data: { version: 2, settings: { endpoint: { model: 'm' }, fields: { labels: { max: 5 } } } },
    });
    expect(again.egress.backendHosts()).toEqual(['llm.example.com']);
  });

  it('is not there on a host that starts unconfigured', async () => {
    const running = await restart({ configured: false });
    expect(running.storage.entries()).toEqual([]);
    expect(running.egress.backendHosts()).toEqual([]);
  });
});
