import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aReply, ATLASSIAN, good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

const ROOT = path.resolve(__dirname, '../..');

let folder: string;
let site: TriageSite;

/** The app as `docs/listing.md` says that it is listed with the badge: without the block that lets hosts be approved. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'auto-triage-listing-'));
  const manifest = readFileSync(path.join(ROOT, 'manifest.yml'), 'utf8');
  const without = manifest.replace(/^ {2}external:\n(?: {4}.*\n?)+/mu, '');
  if (without === manifest) throw new Error('The manifest has no block “external”.');
  writeFileSync(path.join(folder, 'manifest.yml'), without);
  for (const part of ['resources', 'locales']) cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  site = await startTriageSite({ appDir: folder, configured: true, endpoint: ATLASSIAN });
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

it('proposes with Atlassian’s models', async () => {
  site.endpoint.setReply(() => aReply());
  expect((await suggest(site)).model).toBe(ATLASSIAN.model);
});

it('proposes with the built-in provider', async () => {
  await useBuiltIn(site);
  expect((await suggest(site, { issueKey: 'SHOP-14' })).model).toBe('built-in');
});

it('reaches no host, whatever is saved as an endpoint', async () => {
  const { version, settings } = good(await site.admin('getSettings'));
  const endpoint = { baseUrl: 'https://llm.sprintloom.com/v1', model: 'm' };
  await site.admin('saveSettings', { version, settings: { ...settings, endpoint }, token: { action: 'remove' } });
  site.recorder.clear();
  const outcome = await site.panel('suggestTriage', { again: true }, { issueKey: 'SHOP-15' });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'EGRESS_BLOCKED' } });
  expect(site.recorder.calls.filter(({ kind }) => kind === 'endpoint')).toEqual([]);
});
