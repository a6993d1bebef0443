import { waitUntil } from '../support/wait-until';
import { bad, everythingIn, good, OPEN_ISSUE, startTriageSite, suggest, type TriageSite, aReply } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.close());

const ask = (options?: Parameters<TriageSite['panel']>[2]) => site.panel('suggestTriage', { again: false }, options);

async function change(edit: (settings: Awaited<ReturnType<typeof stored>>['settings']) => object): Promise<void> {
  const { version, settings } = await stored();
  good(await site.admin('saveSettings', { version, settings: { ...settings, ...edit(settings) }, token: { action: 'keep' } }));
}

async function stored() {
  return good(await site.admin('getSettings'));
}

describe('a question that has not changed', () => {
  it('brings the stored suggestion without a call and without using up a budget, and asks again when told to', async () => {
    await change((settings) => ({ limits: { ...settings.limits, perSitePerDay: 2 } }));
    const first = await suggest(site);
    for (let time = 0; time < 3; time += 1) {
      expect(good(await ask())).toMatchObject({
        status: 'ready',
        unchanged: true,
        suggestion: { id: first.id, outcome: { kind: 'open' } },
      });
    }
    expect(good(await ask({ as: 'administrator' }))).toMatchObject({ unchanged: true, suggestion: { id: first.id } });
    expect(site.prompts()).toHaveLength(1);
    const again = await suggest(site);
    expect(again.id).not.toBe(first.id);
    expect(site.prompts()).toHaveLength(2);
    expect(bad(await site.panel('suggestTriage', { again: true })).code).toBe('LIMIT_REACHED');
  });

  it.each(['dismissTriage', 'undoTriage'] as const)('opens it again after %s', async (ending) => {
    const suggestion = await suggest(site);
    if (ending === 'undoTriage') good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    good(await site.panel(ending, { suggestionId: suggestion.id }));
    const reopened = good(await ask());
    expect(reopened).toMatchObject({ unchanged: true, suggestion: { id: suggestion.id, outcome: { kind: 'open' } } });
    expect(
      good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) })).suggestion.outcome.kind,
    ).toBe('applied');
    expect(site.prompts()).toHaveLength(1);
  });

  const changes: [string, () => Promise<unknown>][] = [
    ['the text', () => site.edit({ fields: { summary: 'Customer charged three times' } })],
    ['a label on the issue', () => site.edit({ update: { labels: [{ add: 'urgent' }] } })],
    ['the rules', () => change(() => ({ rules: 'Prefer the component that owns the page.' }))],
    ['an allowlist', () => change(({ allowlists }) => ({ allowlists: { ...allowlists, labels: allowlists.labels.slice(1) } }))],
    ['a mapping', () => change(({ allowlists }) => ({ labelMappings: [{ from: 'loss', to: allowlists.labels[0]?.name }] }))],
    ['the model', () => change(({ endpoint }) => ({ endpoint: { ...endpoint, model: 'another' } }))],
    ['the language', () => change(() => ({ language: 'German' }))],
    ['masking', () => change(() => ({ maskPersonalData: false }))],
    ['the evidence', () => change(({ evidence }) => ({ evidence: { ...evidence, enabled: false } }))],
  ];

  it.each(changes)('is another one after %s changed', async (_what, happens) => {
    await suggest(site);
    await happens();
    // The embedded endpoint knows one model only; what counts is that it is asked.
    expect(await ask()).not.toHaveProperty('data.unchanged');
    expect(site.prompts()).toHaveLength(2);
  });

  it('stays the same when only what is shown of it changed', async () => {
    await suggest(site);
    await change(({ fields }) => ({ fields: { ...fields, labels: { ...fields.labels, minConfidence: 0.1 } } }));
    const shown = good(await ask());
    if (shown.status !== 'ready') throw new Error('The suggestion is still pending.');
    const labels = shown.suggestion.fields.find(({ field }) => field === 'labels');
    expect(labels?.proposals.map(({ preselected }) => preselected)).toEqual([true, true]);
    expect(site.prompts()).toHaveLength(1);
  });
});

describe('two who ask at the same moment', () => {
  it('share one call, and both get what it brings', async () => {
    const releases: (() => void)[] = [];
    site.endpoint.setReply(() => new Promise((resolve) => releases.push(() => resolve(aReply()))));
    const [one, other] = [ask(), ask({ as: 'administrator' })];
    const waiting = good(await Promise.race([one, other]));
    expect(waiting.status).toBe('pending');
    expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'working' });
    expect(releases).toHaveLength(1);
    releases[0]?.();
    const outcomes = (await Promise.all([one, other])).map((answer) => good(answer).status).sort();
    expect(outcomes).toEqual(['pending', 'ready']);
    for (const as of ['agent', 'administrator'] as const) {
      expect(good(await site.panel('getPanel', undefined, { as }))).toMatchObject({
        kind: 'suggestion',
        suggestion: { outcome: { kind: 'open' } },
      });
    }
    expect(site.prompts()).toHaveLength(1);
  });

  it('do not hold up somebody who asks about another text', async () => {
    const releases: (() => void)[] = [];
    site.endpoint.setReply(() => new Promise((resolve) => releases.push(() => resolve(aReply()))));
    const older = ask();
    await waitUntil(() => releases.length > 0);
    await site.edit({ fields: { summary: 'Customer charged three times' } }, OPEN_ISSUE);
    const newer = ask({ as: 'administrator' });
    await waitUntil(() => releases.length > 1);
    releases.reverse().forEach((release) => release());
    const [first, second] = [good(await older), good(await newer)];
    if (first.status !== 'ready' || second.status !== 'ready') throw new Error('A suggestion is still pending.');
    expect(good(await site.panel('getPanel'))).toMatchObject({ suggestion: { id: second.suggestion.id } });
  });
});
