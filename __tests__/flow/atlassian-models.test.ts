import { HOSTED_MODELS } from '../../dev/platform/models/hosted-models';
import { errorText } from '../../src/contract/error-catalog';
import { ATLASSIAN_FAILURES, called, reply } from './support/atlassian-failures';
import { expectNothingLeaked, plantCanaries } from './support/leak-check';
import { readList } from './support/queue-list';
import { forgetBudgets, storedKeys, writeStored } from './support/stored';
import {
  aReply,
  ATLASSIAN,
  bad,
  good,
  lastFailureOf,
  raiseLimits,
  startTriageSite,
  suggest,
  useAtlassian,
  type TriageSite,
} from './support/triage-site';
import { withUntriaged } from './support/untriaged';
import { EVERYTHING, proposed } from './support/wire-site';

/** One that takes no temperature. */
const LARGE = 'claude-opus-4-8';

let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite({ endpoint: ATLASSIAN, queueTimeScale: 0.001 });
  await raiseLimits(site);
  await plantCanaries(site);
});

afterAll(() => site.close());

beforeEach(async () => {
  site.models.setModels(HOSTED_MODELS);
  site.models.forbid([]);
  site.setFaults({ endpoint: null });
  site.endpoint.setReply(() => aReply());
  site.endpoint.requests.length = 0;
  site.recorder.clear();
  await forgetBudgets(site);
});

/** Bodies that were sent to the model. */
const asked = () => site.endpoint.requests.splice(0).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

const used = async (of = site) => good(await of.admin('getActivity')).tokens.used;

describe('a question to Atlassian’s models', () => {
  // @promise nothing-leaves-atlassian
  it('goes through Forge alone, and forces a tool call whose enums are the allowlists', async () => {
    expect((await suggest(site)).model).toBe(ATLASSIAN.model);
    const [body] = asked();
    expect(body).toMatchObject({
      model: ATLASSIAN.model,
      temperature: 0,
      max_completion_tokens: expect.any(Number) as number,
      tool_choice: { type: 'function', function: { name: 'propose_triage' } },
    });
    expect(body).not.toHaveProperty('response_format');
    const enums = [...JSON.stringify(body?.['tools']).matchAll(/"enum":(\[[^\]]*\])/gu)].map(
      ([, list = '']) => JSON.parse(list) as string[],
    );
    expect(enums).toEqual([
      ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
      expect.arrayContaining(['Payments', 'Search']),
      expect.arrayContaining(['data-loss', 'regression']),
    ]);
    const calls = site.recorder.calls.filter(({ kind }) => kind === 'endpoint');
    expect(calls.map(({ request }) => request?.url)).toEqual([`https://llm/${ATLASSIAN.model}`]);
    expect(site.egress.backendHosts()).toEqual([]);
  });

  it('leaves out the temperature where the model takes none, and remembers that', async () => {
    await useAtlassian(site, LARGE);
    await suggest(site);
    expect(asked().map(({ temperature }) => temperature)).toEqual([undefined]);
    await suggest(site);
    expect(asked().map(({ temperature }) => temperature)).toEqual([undefined]);
    const refused = site.recorder.calls.filter(({ kind, status }) => kind === 'endpoint' && status === 400);
    expect(refused).toHaveLength(1);
    await useAtlassian(site);
  });

  it('names what Atlassian lists, with what is being retired', async () => {
    const report = good(await site.admin('testConnection', { baseUrl: ATLASSIAN.baseUrl, model: '', token: { action: 'keep' } }));
    expect(report).toMatchObject({ models: HOSTED_MODELS.map(({ model }) => model), deprecated: ['claude-sonnet-4-5-20250929'] });
    site.models.setModels([{ model: 'claude-next', status: 'active', takesTemperature: true }]);
    const later = { baseUrl: ATLASSIAN.baseUrl, model: 'claude-next', token: { action: 'keep' } };
    expect(good(await site.admin('testConnection', later))).toMatchObject({ works: true, models: ['claude-next'], deprecated: [] });
  });
});

describe('a reply of Atlassian’s models', () => {
  const given = aReply();
  it.each([
    ['an object given to the tool', [called(given)]],
    ['a text given to the tool', [called(JSON.stringify(given))]],
    ['words before the call', [called(given, { content: 'Here are my proposals: {"labels": []}' })]],
    [
      'words in parts before the call, which ends as one that stopped',
      [called(given, { content: [{ type: 'text', text: 'Fine.' }] }, 'stop')],
    ],
    ['words in a choice of their own', [{ finish_reason: 'tool_use', message: { role: 'assistant', content: 'Fine.' } }, called(given)]],
    ['a text in place of a call', [{ finish_reason: 'end_turn', message: { role: 'assistant', content: JSON.stringify(given) } }]],
  ])('is read with %s', async (_what, choices) => {
    site.endpoint.setReply(reply(choices, { input_tokens: 900, output_tokens: 80, total_tokens: 980 }));
    expect(await proposed(site)).toEqual(EVERYTHING);
  });
});

describe('a failure of Atlassian’s models', () => {
  afterEach(() => site.endpoint.setContextWindow(null));

  // @promise failures-are-answers
  it.each(ATLASSIAN_FAILURES)('when $when ends as $code, and the next suggestion works', async ({ code, details, happens }) => {
    happens(site);
    const result = await site.panel('suggestTriage', { again: true });
    const { message, retryable } = errorText(code, details);
    const expected = { code, message, retryable, ...(details === undefined ? {} : { details }) };
    expect(bad(result)).toEqual(expected);
    expect(lastFailureOf(good(await site.panel('getPanel')))).toEqual(expected);
    expect(good(await site.admin('getActivity')).failures.map((failure) => failure.code)).toContain(code);
    expectNothingLeaked(site, [result]);
    site.models.setModels(HOSTED_MODELS);
    site.models.forbid([]);
    site.setFaults({ endpoint: null });
    site.endpoint.setReply(() => aReply());
    site.endpoint.setContextWindow(null);
    expect(await proposed(site)).toEqual(EVERYTHING);
  });

  it('that is no answer in time goes on in the background, and its tokens are counted all the same', async () => {
    const before = await used();
    site.setFaults({ endpoint: 'hang' });
    const outcome = good(await site.panel('suggestTriage', { again: true }));
    expect(outcome).toMatchObject({ status: 'pending', run: { isInBackground: true } });
    expect(await used()).toBeGreaterThan(before);
    site.setFaults({ endpoint: null });
    await site.queue.settled();
    expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { model: ATLASSIAN.model } });
  });
});

describe('the day’s budget of tokens', () => {
  const total = 980;
  const counted = reply([called(aReply())], { input_tokens: 900, output_tokens: 80, total_tokens: total });
  let other: TriageSite;

  async function startWith(perDay: string, options: Parameters<typeof startTriageSite>[0] = {}): Promise<void> {
    other = await startTriageSite({ endpoint: ATLASSIAN, variables: { ATLASSIAN_TOKENS_PER_DAY: perDay }, ...options });
    other.storage.setQueryDelay(0);
    other.endpoint.setReply(counted);
  }

  afterEach(() => other.close());

  // @promise token-budget
  it('counts what Atlassian says was used, ends the day’s calls when it is used up, and is shown', async () => {
    await startWith(String(2 * total));
    await suggest(other);
    other.endpoint.setReply(reply([called('{"labels": [', {}, 'length')], { input_tokens: 900, output_tokens: 80, total_tokens: total }));
    expect(bad(await other.panel('suggestTriage', { again: true })).code).toBe('MODEL_REPLY_CUT');
    expect(good(await other.admin('getActivity')).tokens).toEqual({ used: 2 * total, perDay: 2 * total });
    other.endpoint.requests.length = 0;
    expect(bad(await other.panel('suggestTriage', { again: true }))).toMatchObject({ code: 'LIMIT_REACHED', details: { limit: 'tokens' } });
    expect(other.endpoint.requests).toEqual([]);
  });

  it.each([
    ['the sum', { input_tokens: 900, output_tokens: 80, total_tokens: total }, total],
    ['the parts', { input_tokens: 90_000, output_tokens: 80 }, 90_080],
    ['the parts by the names of the documentation', { input_token: 90_000, output_token: 80 }, 90_080],
  ])('counts %s that a reply tells', async (_what, usage, expected) => {
    await startWith('1000000');
    other.endpoint.setReply(reply([called(aReply())], usage));
    await suggest(other);
    expect(await used(other)).toBe(expected);
  });

  // @promise token-budget
  it('ends proposals for many issues where it is used up, and takes no call of the site for what was not asked', async () => {
    await startWith(String(3 * total), { queueTimeScale: 0.001, jiraState: withUntriaged(20) });
    await raiseLimits(other);
    const issueIds = (await readList(other)).rows.map(({ id }) => id);
    const prepare = async (from: number) => good(await other.triagePage('prepareIssues', { issueIds: issueIds.slice(from, from + 10) }));
    expect((await prepare(0)).issues.map(({ outcome }) => outcome)).toEqual(Array<string>(10).fill('working'));
    await other.queue.settled();
    const asked = other.endpoint.requests.length;
    // Three are within the budget, and as many as were on their way at once can go past it.
    expect([3, 4, 5, 6]).toContain(asked);
    expect(await used(other)).toBe(asked * total);
    expect(good(await other.admin('getActivity')).usage.today.calls).toBe(asked);
    // Nothing more is handed over, and no issue counts as one that failed.
    const more = await prepare(10);
    expect(more).toMatchObject({ issues: [], stopped: { code: 'LIMIT_REACHED', details: { limit: 'tokens' } } });
    await other.queue.settled();
    expect(other.endpoint.requests).toHaveLength(asked);
    expect(good(await other.admin('getActivity')).usage.today.calls).toBe(asked);
    expect((await readList(other)).rows.filter(({ id }) => issueIds.slice(10, 20).includes(id)).map(({ panel }) => panel)).toEqual(
      Array<object>(10).fill({ kind: 'ready' }),
    );
  });

  it('takes no call of the site for a trial or the coach either', async () => {
    await startWith('1', { queueTimeScale: 0.001 });
    await suggest(other);
    const { settings } = good(await other.admin('getSettings'));
    const trial = await other.admin('tryTriage', { settings, token: { action: 'keep' }, issueKey: 'SHOP-14' });
    expect(bad(trial)).toMatchObject({ code: 'LIMIT_REACHED', details: { limit: 'tokens' } });
    const { question } = good(await other.admin('getCoach'));
    expect(bad(await other.admin('askCoach', { question })).code).toBe('LIMIT_REACHED');
    expect(bad(await other.panel('suggestTriage', { again: true })).code).toBe('LIMIT_REACHED');
    expect(good(await other.admin('getActivity')).usage.today.calls).toBe(1);
  });

  it('ends proposals for many issues where the vendor has stopped the models', async () => {
    await startWith('0');
    const { rows } = await readList(other);
    const { issues, stopped } = good(await other.triagePage('prepareIssues', { issueIds: rows.map(({ id }) => id) }));
    expect({ issues, code: stopped?.code }).toEqual({ issues: [], code: 'MODEL_STOPPED' });
  });

  it('loses no count of calls that end together, and estimates where nothing is said', async () => {
    await startWith('1000000');
    const keys = ['SHOP-13', 'SHOP-14', 'SHOP-15', 'SHOP-16'];
    await Promise.all(keys.map((issueKey) => suggest(other, { issueKey })));
    expect(await used(other)).toBe(keys.length * total);
    other.endpoint.setReply(reply([called(aReply())]));
    await suggest(other);
    expect(await used(other)).toBeGreaterThan(keys.length * total + 500);
  });

  it.each(['0', 'lots', ''])('stops all calls where the vendor has set it to “%s”', async (perDay) => {
    await startWith(perDay);
    expect(bad(await other.panel('suggestTriage', { again: true }))).toMatchObject({ code: 'MODEL_STOPPED', retryable: false });
    expect(other.endpoint.requests).toEqual([]);
    expect(storedKeys(other, 'tokens:')).toEqual([]);
    expect(good(await other.admin('getActivity')).tokens).toEqual({ used: 0, perDay: 0 });
  });

  it('starts anew each day', async () => {
    await startWith('1');
    await suggest(other);
    const [key = ''] = storedKeys(other, 'tokens:');
    const day = Number(key.split(':')[1]);
    expect(day).toBe(Math.floor(Date.now() / 86_400_000));
    await writeStored(other, `tokens:${day - 1}`, { record: 1, expiresAt: null, value: 1_000_000 }, '1000000');
    expect(await used(other)).toBe(total);
  });
});
