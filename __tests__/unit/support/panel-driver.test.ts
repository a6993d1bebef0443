import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { openPanel, type PanelDriver } from '../../support/panel-driver';

const ANNA = { accountId: 'anna', emailAddress: 'anna@example.com' };

interface Call {
  authorization: string | undefined;
  body: unknown;
}

let folder: string;
let server: Server;
let calls: Call[];
let reply: { status: number; body: unknown };
let panel: PanelDriver;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tiny-panel-'));
  await build({
    entryPoints: [path.resolve(__dirname, '../../fixtures/tiny-panel/index.tsx')],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') });
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  calls = [];
  reply = { status: 200, body: { result: { hello: 'you' } } };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  panel = openPanel({ url, jira: { people: [ANNA] } }, { folder, moduleKey: 'tiny', accountId: 'anna', issueKey: 'SHOP-1' });
  await panel.waitFor(() => expect(panel.text()).toContain('nothing yet'));
});

afterEach(() => panel.close());

test('the bundle draws, and its text reads as on the page', () => {
  expect(panel.text().split('\n').slice(0, 3)).toEqual(['Answer: nothing yet', 'Tick me', 'Word']);
  expect(panel.buttons()).toEqual(['Ask', 'Never', 'Save', 'Finish']);
});

test('an invocation reaches the host as the person, for the issue', async () => {
  await panel.type('Word', 'hello');
  await panel.button('Ask').click();
  await panel.waitFor(() => expect(panel.text()).toContain('{"hello":"you"}'));
  expect(calls).toEqual([
    {
      authorization: `Basic ${Buffer.from('anna@example.com:test').toString('base64')}`,
      body: { moduleKey: 'tiny', functionKey: 'greet', payload: { typed: 'hello' }, issueKey: 'SHOP-1' },
    },
  ]);
});

test("a failed invocation is an error of the app's own realm", async () => {
  reply = { status: 500, body: { error: { message: 'it broke' } } };
  await panel.button('Ask').click();
  await panel.waitFor(() => expect(panel.text()).toContain('failed: it broke'));
});

test('controls are found by their names and change the state', async () => {
  await panel.check('Tick me');
  await panel.type('Word', 'typed');
  await panel.choose('Pick', 'Two', 'One');
  await panel.button('Save').click();
  expect(panel.isChecked('Tick me')).toBe(true);
  expect(panel.text()).toContain('true typed Two+One saved');
});

test('a button that is disabled or missing cannot be pressed', async () => {
  await expect(panel.button('Never').click()).rejects.toThrow('cannot be pressed');
  expect(() => panel.button('Delete')).toThrow('0 of Button');
  expect(panel.text()).toContain('nothing yet');
});

test('flags with their actions and refreshes are seen', async () => {
  await panel.button('Finish').click();
  await panel.waitFor(() => expect(panel.refreshes).toBe(1));
  expect(panel.flags).toEqual([expect.objectContaining({ title: 'Done', kind: 'success' })]);
  panel.flags[0]!.actions[0]!.onClick();
  await panel.waitFor(() => expect(panel.text()).toContain('undone'));
});

test('waiting in vain says what the front end says', async () => {
  await expect(panel.waitFor(() => panel.text().includes('never'), 20)).rejects.toThrow(/never held[^]*nothing yet/);
});
