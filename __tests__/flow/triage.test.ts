import { countRounds } from '../../dev/platform/recorder';
import { waitUntil } from '../support/wait-until';
import { aReply, bad, everythingIn, good, PROVIDERS, startTriageSite, suggest, type TriageSite } from './support/triage-site';

describe.each(PROVIDERS)('from the click to the change in Jira, with %s', (_name, options) => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite(options);
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const apply = async (accepted: object, suggestionId: string, options = {}) =>
    site.panel('applyTriage', { suggestionId, accepted: { ...accepted } }, options);

  it('proposes validated values with confidence and reason, and writes nothing', async () => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    expect(
      suggestion.fields.map(({ field, proposals }) => [
        field,
        proposals.map(({ value, level, preselected }) => [value.name, level, preselected]),
      ]),
    ).toEqual([
      ['priority', [['High', 'high', true]]],
      ['components', [['Payments', 'high', true]]],
      [
        'labels',
        [
          ['data-loss', 'high', true],
          ['regression', 'low', false],
        ],
      ],
    ]);
    expect(suggestion).toMatchObject({ canEdit: true, model: options.endpoint?.model ?? site.endpoint.model, outcome: { kind: 'open' } });
    expect(site.writes()).toEqual([]);
    expect(await site.issue()).toEqual(before);
  });

  // @promise requests-as-user
  it('applies what was accepted in one write, as that person, and undoes exactly that', async () => {
    await site.edit({ update: { labels: [{ add: 'kept' }] } });
    const before = await site.issue();
    const suggestion = await suggest(site);
    const accepted = everythingIn(suggestion);
    const applied = good(await apply(accepted, suggestion.id));
    expect(applied.suggestion.outcome.kind).toBe('applied');
    expect(site.writes()).toEqual([
      {
        path: '/rest/api/3/issue/11013',
        body: {
          update: {
            labels: [{ add: 'data-loss' }, { add: 'regression' }],
            components: [{ add: { id: '10101' } }],
            priority: [{ set: { id: '2' } }],
          },
        },
      },
    ]);
    expect(await site.issue()).toEqual({
      ...before,
      labels: ['data-loss', 'kept', 'regression'],
      components: ['Payments'],
      priority: 'High',
    });

    const undone = good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    expect(undone.suggestion.outcome.kind).toBe('undone');
    expect(await site.issue()).toEqual(before);
  });

  it('writes only the values that were accepted', async () => {
    const suggestion = await suggest(site);
    good(await apply({ labels: ['regression'] }, suggestion.id));
    expect(await site.issue()).toMatchObject({ labels: ['regression'], components: [], priority: 'Medium' });
  });

  it('takes any value of the allowlist that the person picks instead', async () => {
    const suggestion = await suggest(site);
    good(await apply({ labels: ['translation'], components: ['10103'] }, suggestion.id));
    expect(await site.issue()).toMatchObject({ labels: ['translation'], components: ['Search'] });
  });

  it('shows the last suggestion and what became of it when the issue is opened again', async () => {
    const suggestion = await suggest(site);
    expect(good(await site.panel('getPanel'))).toMatchObject({
      kind: 'suggestion',
      suggestion: { id: suggestion.id, outcome: { kind: 'open' } },
    });
    good(await apply({ labels: ['data-loss'] }, suggestion.id));
    expect(good(await site.panel('getPanel'))).toMatchObject({
      suggestion: { outcome: { kind: 'applied', changes: [{ field: 'labels', added: [{ name: 'data-loss' }] }] } },
    });
    const again = await suggest(site);
    good(await site.panel('dismissTriage', { suggestionId: again.id }));
    expect(good(await site.panel('getPanel'))).toMatchObject({ suggestion: { id: again.id, outcome: { kind: 'dismissed' } } });
  });

  it('lets a viewer see the proposals of others, and change nothing', async () => {
    const suggestion = await suggest(site);
    const seen = good(await site.panel('getPanel', undefined, { as: 'viewer' }));
    expect(seen).toMatchObject({ kind: 'suggestion', suggestion: { canEdit: false } });
    expect(bad(await apply({ labels: ['data-loss'] }, suggestion.id, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(bad(await site.panel('undoTriage', { suggestionId: suggestion.id }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(bad(await site.panel('dismissTriage', { suggestionId: suggestion.id }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(site.writes()).toEqual([]);
  });

  it('refuses to undo when somebody changed a part of it since, and touches nothing', async () => {
    const suggestion = await suggest(site);
    good(await apply(everythingIn(suggestion), suggestion.id));
    await site.edit({ update: { labels: [{ remove: 'regression' }] } });
    const before = await site.issue();
    expect(bad(await site.panel('undoTriage', { suggestionId: suggestion.id })).code).toBe('STALE_SUGGESTION');
    expect(await site.issue()).toEqual(before);
  });

  it('refuses a priority that somebody changed since, but not additions', async () => {
    const suggestion = await suggest(site);
    await site.edit({ fields: { priority: { id: '4' } } });
    const refused = bad(await apply({ priority: ['2'], labels: ['data-loss'] }, suggestion.id));
    expect(refused).toMatchObject({ code: 'STALE_SUGGESTION', details: { current: { field: 'priority', value: { name: 'Low' } } } });
    expect(site.writes()).toEqual([]);
    good(await apply({ labels: ['data-loss'] }, suggestion.id));
    expect(await site.issue()).toMatchObject({ labels: ['data-loss'], priority: 'Low' });
  });

  it('answers a repeated accept with what was applied, and writes it once', async () => {
    const suggestion = await suggest(site);
    const first = good(await apply({ labels: ['data-loss'] }, suggestion.id));
    expect(good(await apply({ labels: ['data-loss'] }, suggestion.id))).toEqual(first);
    expect(site.writes()).toHaveLength(1);
  });

  it('can be accepted again after Jira failed in the middle, and then undone', async () => {
    const suggestion = await suggest(site);
    let failures = 1;
    site.interceptJira(({ method }) => (method === 'PUT' && failures-- > 0 ? { status: 503, headers: {}, body: '' } : null));
    expect(bad(await apply({ labels: ['data-loss'], priority: ['2'] }, suggestion.id))).toMatchObject({
      code: 'JIRA_UNAVAILABLE',
      retryable: true,
    });
    expect(good(await site.panel('getPanel'))).toMatchObject({ suggestion: { outcome: { kind: 'open' } } });
    good(await apply({ labels: ['data-loss'], priority: ['2'] }, suggestion.id));
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    expect(await site.issue()).toMatchObject({ labels: [], priority: 'Medium' });
  });

  it('undoes a change whose answer was lost on the way', async () => {
    const suggestion = await suggest(site);
    const lost = { status: 504, headers: {}, body: '' };
    const askJira = site.jira.handle.bind(site.jira);
    site.jira.handle = async (request) => {
      const answer = await askJira(request);
      return request.method === 'PUT' ? lost : answer;
    };
    bad(await apply({ labels: ['data-loss'], priority: ['2'] }, suggestion.id));
    site.interceptJira(null);
    expect(await site.issue()).toMatchObject({ labels: ['data-loss'], priority: 'High' });
    good(await apply({ labels: ['data-loss'], priority: ['2'] }, suggestion.id));
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    expect(await site.issue()).toMatchObject({ labels: [], priority: 'Medium' });
  });

  it('leaves a suggestion open when Jira refused the change for good', async () => {
    const suggestion = await suggest(site);
    site.interceptJira(({ method }) => (method === 'PUT' ? { status: 400, headers: {}, body: '{"errorMessages":[],"errors":{}}' } : null));
    expect(bad(await apply({ labels: ['data-loss'] }, suggestion.id)).code).toBe('VALUE_NOT_ALLOWED');
    site.interceptJira(null);
    good(await site.panel('dismissTriage', { suggestionId: suggestion.id }));
  });

  it('reports a run that is under way instead of calling the model twice, and drops the answer of a cancelled one', async () => {
    const earlier = await suggest(site);
    let release = (): void => undefined;
    site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
    const running = site.panel('suggestTriage', { again: true });
    await waitUntil(() => site.prompts().length === 2);
    const second = good(await site.panel('suggestTriage', { again: true }, { as: 'administrator' }));
    expect(second.status).toBe('pending');
    const state = good(await site.panel('getPanel'));
    if (state.kind !== 'working') throw new Error(`The panel says ${state.kind}.`);
    expect(bad(await site.panel('cancelRun', { runId: state.run.id }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(good(await site.panel('cancelRun', { runId: state.run.id }))).toMatchObject({
      kind: 'suggestion',
      suggestion: { id: earlier.id },
    });
    release();
    expect(bad(await running).code).toBe('CANCELLED');
    expect(good(await site.panel('getPanel'))).toMatchObject({ suggestion: { id: earlier.id } });
    expect(site.prompts()).toHaveLength(2);
  });

  // @promise limited-retention
  it('forgets a suggestion after 30 days, even while the storage still has it', async () => {
    const suggestion = await suggest(site);
    expect(Date.parse(suggestion.expiresAt) - Date.parse(suggestion.createdAt)).toBe(30 * 86_400_000);
    const [key, stored] = site.storage.entries().find(([name]) => name.startsWith('suggestion:')) ?? ['', null];
    const expired = { ...(stored?.value as object), expiresAt: Date.now() - 1 };
    await site.storage.handle('/api/v1/set', JSON.stringify({ key, value: expired }));
    expect(good(await site.panel('getPanel'))).toEqual({ kind: 'ready' });
    expect(bad(await apply({ labels: ['data-loss'] }, suggestion.id)).code).toBe('STALE_SUGGESTION');
  });
});

describe('an endpoint', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  it('costs one Jira read, one search and four rounds of storage, and one Jira read before it is asked for', async () => {
    site.recorder.clear();
    expect(good(await site.panel('getPanel'))).toEqual({ kind: 'ready' });
    // Whether this person may ask is said before they do.
    expect(site.recorder.calls.filter(({ kind }) => kind === 'jira')).toHaveLength(1);
    await suggest(site);
    site.recorder.clear();
    await suggest(site);
    const calls = (kind: string) => site.recorder.calls.filter((call) => call.kind === kind);
    expect(calls('jira').map(({ summary }) => summary.split('?')[0])).toEqual([
      'GET /rest/api/3/issue/11013',
      'POST /rest/api/3/search/jql',
    ]);
    expect(countRounds(calls('storage'))).toBeLessThanOrEqual(4);
    // However often the same is asked: what one search took, the next one does not try.
    for (let click = 0; click < 3; click += 1) {
      site.recorder.clear();
      expect(good(await site.panel('suggestTriage', { again: false })).status).toBe('ready');
      expect(calls('jira')).toHaveLength(2);
      expect(countRounds(calls('storage'))).toBeLessThanOrEqual(4);
    }
  });

  it('remembers what the endpoint does not support, and stops asking for it', async () => {
    const bodies: { temperature?: number; response_format?: { type: string } }[] = [];
    site.endpoint.setReply((_chat, { body }) => {
      const sent = JSON.parse(body) as (typeof bodies)[number];
      bodies.push(sent);
      if (sent.temperature !== undefined) return { http: refusal("Unsupported value: 'temperature' does not support 0.") };
      if (sent.response_format?.type === 'json_schema')
        return { http: refusal("'response_format' of type 'json_schema' is not supported.") };
      return aReply();
    });
    await suggest(site);
    expect(bodies.map((body) => [body.temperature, body.response_format?.type])).toEqual([
      [0, 'json_schema'],
      [undefined, 'json_schema'],
      [undefined, undefined],
    ]);
    await suggest(site, { issueKey: 'SHOP-14' });
    expect(bodies).toHaveLength(4);
  });

  it('never calls an endpoint that refuses everything more than three times', async () => {
    site.endpoint.setReply(() => ({ http: refusal('Neither temperature nor response_format is supported.') }));
    expect(bad(await site.panel('suggestTriage'))).toMatchObject({ code: 'ENDPOINT_ERROR', details: { status: 400 } });
    expect(site.prompts()).toHaveLength(3);
  });
});

function refusal(message: string) {
  return { status: 400, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error: { message } }) };
}
