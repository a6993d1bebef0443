import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProbeHost, type ProbeHost } from '../platform/probe-host';
import { rawRequest, type RawAnswer } from './raw-request';

let host: ProbeHost;
let shellDir: string;

const put = (text: string): void => writeFileSync(path.join(shellDir, 'main.js'), text);
const ask = (headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  rawRequest(host.url, { method, path: '/assets/main.js', headers });

beforeAll(async () => {
  shellDir = mkdtempSync(path.join(tmpdir(), 'shell-'));
  put('1;');
  host = await startProbeHost({ shellDir });
});

afterAll(async () => {
  await host.close();
  rmSync(shellDir, { recursive: true });
});

it('asks a browser to look each time whether a file is still the same', async () => {
  const { status, body, headers } = await ask();
  expect([status, body, headers['cache-control'], headers['content-length']]).toEqual([200, '1;', 'no-cache', '2']);
  expect(headers['etag']).toMatch(/^"[\w-]{43}"$/u);
});

it('sends a file again only when it has changed', async () => {
  const known = { 'if-none-match': String((await ask()).headers['etag']) };
  for (const method of ['GET', 'HEAD']) {
    const { status, body, headers } = await ask(known, method);
    expect([status, body, headers['content-length'], headers['etag']]).toEqual([304, '', undefined, known['if-none-match']]);
  }
  put('2;');
  const { status, body, headers } = await ask(known);
  expect([status, body]).toEqual([200, '2;']);
  expect(headers['etag']).not.toBe(known['if-none-match']);
});

it('lets nobody keep what is no file', async () => {
  expect((await rawRequest(host.url, { path: '/host/session' })).headers).toMatchObject({ 'cache-control': 'no-store' });
});
