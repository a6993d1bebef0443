import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { aReply, bad, everythingIn, good, isRead, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const ROOT = path.resolve(__dirname, '../..');

describe('what always holds between sites, people and hosts', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ names: {} });
  });

  afterEach(async () => {
    await site.close();
  });

  // @promise token-per-installation, app-tenant-isolation
  it('7: two installations in one process know nothing of each other', async () => {
    const other = { override: { installationId: '33333333-3333-4333-8333-333333333333' } };
    expect(good(await site.admin('getSettings', undefined, other))).toMatchObject({ version: 0, hasToken: false });
    const { settings } = good(await site.admin('getSettings'));
    const rules = 'canary-rules of the other installation';
    good(
      await site.admin(
        'saveSettings',
        { version: 0, settings: { ...settings, rules }, token: { action: 'replace', value: 'canary-token' } },
        other,
      ),
    );
    site.endpoint.setReply(() => aReply());
    // The embedded endpoint knows one token only, so the other installation is refused there.
    const calls = Array.from({ length: 8 }, (_each, index) =>
      index % 2 === 0
        ? site.panel('suggestTriage', undefined, { issueKey: `SHOP-${13 + index}` })
        : site.panel('suggestTriage', undefined, { issueKey: `SHOP-${13 + index}`, ...other }),
    );
    const answers = await Promise.all(calls);
    answers.forEach((answer, index) => {
      if (index % 2 === 0) expect(good(answer).status).toBe('ready');
      else expect(bad(answer).code).toBe('ENDPOINT_AUTH');
    });
    const asked = site.endpoint.requests.map(({ headers, body }) => [headers.authorization, body.includes('canary-rules')]);
    const expected = Array.from({ length: 8 }, (_each, index) =>
      index < 4 ? [`Bearer ${site.endpoint.token}`, false] : ['Bearer canary-token', true],
    );
    expect(asked.sort()).toEqual(expected.sort());
    expect(good(await site.panel('getPanel', undefined, other)).kind).toBe('ready');
    expect(good(await site.panel('getPanel')).kind).toBe('suggestion');
    expect(JSON.stringify([site.storage.entries(), site.storage.secrets()])).not.toContain('canary-');
  });

  // @promise hidden-issues-stay-hidden
  it('7: nothing of a suggestion is shown to somebody who may not see the issue', async () => {
    site.endpoint.setReply(() => aReply({ components: [], labels: [{ value: 'compliance', confidence: 0.9, reason: 'canary-reason' }] }));
    const suggestion = await suggest(site, { issueKey: 'PPL-2', as: 'administrator' });
    for (const key of ['getPanel', 'dismissTriage', 'undoTriage'] as const) {
      const answer = await site.panel(key, { suggestionId: suggestion.id }, { issueKey: 'PPL-2', as: 'agent' });
      expect(bad(answer).code).toBe('ISSUE_NOT_FOUND');
      expect(JSON.stringify(answer)).not.toContain('canary-reason');
    }
  });

  // @promise configured-endpoint-only
  it('8: the only host called besides Jira is the configured endpoint', async () => {
    site.endpoint.setReply(() => aReply());
    const suggestion = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    const hosts = site.recorder.calls.filter(({ kind }) => kind === 'endpoint').map(({ request }) => new URL(request?.url ?? '').host);
    expect(new Set(hosts)).toEqual(new Set(['embedded.sprintloom.com']));
  });

  // @promise configured-endpoint-only
  it('8: a redirect is not followed, so that the text stays with the endpoint', async () => {
    site.endpoint.setReply(() => ({ http: { status: 307, headers: { location: `${site.url}/v1/models` }, body: '' } }));
    expect(bad(await site.panel('suggestTriage')).code).toBe('ENDPOINT_UNREACHABLE');
    expect(site.endpoint.requests.filter(({ path: asked }) => asked !== '/v1/chat/completions')).toEqual([]);
  });

  // @promise least-privilege-scopes, declared-scopes
  it('9: the scopes in the manifest are the ones that the calls need', async () => {
    site.endpoint.setReply(() => aReply());
    good(await site.admin('getSettings'));
    const suggestion = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    const needed = new Set(
      site.recorder.calls.flatMap(({ kind, request }) => {
        if (kind === 'storage') return ['storage:app'];
        if (kind === 'jira') return [request !== undefined && isRead(request) ? 'read:jira-work' : 'write:jira-work'];
        return [];
      }),
    );
    const manifest = parse(readFileSync(path.join(ROOT, 'manifest.yml'), 'utf8')) as {
      permissions: { scopes: string[]; external: object };
    };
    expect(new Set(manifest.permissions.scopes)).toEqual(needed);
    expect(manifest.permissions.external).toEqual({ configurable: { enabled: true } });
  });
});
