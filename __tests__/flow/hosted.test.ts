import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { putProxyBetween, type HostedEndpoint } from '../../dev/hosted/put-proxy-between';
import { bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

/** The proxy installs its own packages the first time. */
const SET_UP_MS = 200_000;

describe('the app through the hosted endpoint', () => {
  let site: TriageSite;
  let hosted: HostedEndpoint;
  let stateDir: string;

  beforeAll(async () => {
    stateDir = mkdtempSync(path.join(tmpdir(), 'auto-triage-hosted-'));
    site = await startTriageSite();
    hosted = await putProxyBetween(site, stateDir);
  }, SET_UP_MS);

  afterAll(async () => {
    await hosted.close();
    await site.close();
    rmSync(stateDir, { recursive: true, force: true });
  });

  it('gets its proposals, over TLS and with a token of the proxy, which the model server never sees', async () => {
    const before = site.endpoint.requests.length;
    const suggestion = await suggest(site);
    expect(suggestion.fields.flatMap(({ proposals }) => proposals).length).toBeGreaterThan(0);
    const calls = site.recorder.calls.filter(({ kind }) => kind === 'endpoint');
    expect(calls.at(-1)?.request?.url).toBe('https://hosted.sprintloom.com/v1/chat/completions');
    const asked = site.endpoint.requests.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) expect(headers.authorization).toBe(`Bearer ${site.endpoint.token}`);
  });

  it('tests the connection and lists the models of its plan', async () => {
    const { settings } = good(await site.admin('getSettings'));
    const report = good(await site.admin('testConnection', { ...settings.endpoint, token: { action: 'keep' } }));
    expect(report).toMatchObject({ models: ['embedded-classifier'], capabilities: { responseFormat: 'json_schema', temperature: true } });
  });

  it('reports a token that the proxy does not know', async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    const { endpoint } = settings;
    good(await site.admin('saveSettings', { version, settings, token: { action: 'replace', value: 'not-a-token' } }));
    expect(bad(await site.panel('suggestTriage', { again: true }))).toMatchObject({ code: 'ENDPOINT_AUTH', details: { status: 401 } });
    expect(endpoint?.baseUrl).toBe('https://hosted.sprintloom.com/v1');
  });
});
