import { DIALECT_NAMES, dialectOf, type DialectName } from '../../dev/endpoint';
import { EMBEDDED_ADDRESS } from '../../dev/host';
import type { ConnectionReport, TokenChange } from '../../src/contract/admin';
import type { Settings } from '../../src/contract/settings';
import { forgetBudgets } from './support/stored';
import { aReply, bad, good, raiseLimits, startTriageSite, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite();
  await raiseLimits(site);
});

afterAll(() => site.close());

afterEach(() => {
  site.endpoint.setReply(null);
  site.endpoint.setContextWindow(null);
  site.setFaults({ endpoint: null, dialect: null });
  site.endpoint.requests.length = 0;
});

interface Expected {
  /** Calls of the first question, by the form of the reply that each asks for. */
  calls: string[];
  /** What the connection test says of the server that works. */
  findings: string[];
  /** Context length in the list of models, in tokens. */
  contextTokens?: number;
  /** Seconds after which a server that limits calls wants the next one, where it says so. */
  retryAfterSeconds?: number;
}

const SCHEMA = 'json_schema';
const OBJECT = 'json_object';

const EXPECTED: Record<DialectName, Expected> = {
  openai: { calls: [SCHEMA, SCHEMA], findings: ['no-temperature'], retryAfterSeconds: 7 },
  azure: { calls: [SCHEMA, SCHEMA], findings: ['no-temperature'], retryAfterSeconds: 7 },
  gemini: { calls: [SCHEMA], findings: [], retryAfterSeconds: 7 },
  mistral: { calls: [SCHEMA], findings: [], contextTokens: 131_072 },
  groq: { calls: [SCHEMA, OBJECT], findings: ['no-json-schema'], contextTokens: 131_072, retryAfterSeconds: 7 },
  openrouter: { calls: [SCHEMA], findings: [], contextTokens: 131_072 },
  deepseek: { calls: [SCHEMA, OBJECT], findings: ['no-json-schema'] },
  vllm: { calls: [SCHEMA], findings: [], contextTokens: 32_768, retryAfterSeconds: 7 },
  'llama.cpp': { calls: [SCHEMA, SCHEMA], findings: ['no-system-role'], contextTokens: 131_072, retryAfterSeconds: 7 },
  'lm-studio': { calls: [SCHEMA, OBJECT, 'none'], findings: ['no-json-schema'], retryAfterSeconds: 7 },
  ollama: { calls: [SCHEMA], findings: [], retryAfterSeconds: 7 },
  litellm: { calls: [SCHEMA, SCHEMA], findings: ['no-temperature'], retryAfterSeconds: 7 },
};

async function testConnection(model = site.endpoint.model, token: TokenChange = { action: 'keep' }): Promise<ConnectionReport> {
  return good(await site.admin('testConnection', { baseUrl: EMBEDDED_ADDRESS, model, token }));
}

async function change(changes: Partial<Settings>): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: { ...settings, ...changes }, token: { action: 'keep' } }));
}

async function saveModel(model: string): Promise<void> {
  await change({ endpoint: { baseUrl: EMBEDDED_ADDRESS, model } });
}

/** The forms of reply that were asked for, one for each question, and forgets them. */
function takeFormats(): string[] {
  return site.endpoint.requests
    .splice(0)
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (JSON.parse(body) as { response_format?: { type: string } }).response_format?.type ?? 'none');
}

describe.each(DIALECT_NAMES.map((name) => [dialectOf(name).product, name] as const))('%s', (_product, name) => {
  const expected = EXPECTED[name];

  beforeEach(async () => {
    site.setFaults({ dialect: name });
    await forgetBudgets(site);
  });

  it('passes the connection test, which says what it does without', async () => {
    const report = await testConnection();
    expect(report).toMatchObject({ works: true, findings: expected.findings, contextTokens: expected.contextTokens ?? null });
    expect(takeFormats()).toEqual(expected.calls);
  });

  it('is asked for a suggestion in one call afterwards, and the answer is read', async () => {
    await testConnection();
    takeFormats();
    const { fields } = await suggest(site);
    expect(fields.flatMap(({ proposals }) => proposals.map(({ value }) => value.name))).toContain('Payments');
    expect(takeFormats()).toEqual(expected.calls.slice(-1));
  });

  it.each(['off', 'low'] as const)('works with its thoughts set to %s, and without what it minds of that', async (thinking) => {
    await change({ thinking });
    expect(good(await site.panel('suggestTriage', { again: true }))).toMatchObject({ status: 'ready' });
    takeFormats();
    expect(good(await site.panel('suggestTriage', { again: true }))).toMatchObject({ status: 'ready' });
    expect(takeFormats()).toHaveLength(1);
    await change({ thinking: 'automatic' });
  });

  it('is understood when it has no such model, at the first call', async () => {
    if (dialectOf(name).servesAnyName === true) {
      expect(await testConnection('another-model')).toMatchObject({ works: true });
      return;
    }
    expect(await testConnection('another-model')).toMatchObject({ works: false, findings: ['model-missing'] });
    expect(takeFormats()).toHaveLength(1);
    await saveModel('another-model');
    expect(bad(await site.panel('suggestTriage', { again: true }))).toMatchObject({ retryable: false, details: { about: 'model' } });
    expect(takeFormats()).toHaveLength(1);
    await saveModel(site.endpoint.model);
  });

  it('is understood when the key is wrong', async () => {
    const report = await testConnection(site.endpoint.model, { action: 'replace', value: 'sk-wrong' });
    const isOpen = dialectOf(name).isOpen === true;
    expect(report.findings).toEqual(isOpen ? expected.findings : ['unauthorised']);
    expect(takeFormats()).toEqual(isOpen ? expected.calls : [SCHEMA]);
  });

  it('is understood when the prompt is too long, or clipped', async () => {
    site.endpoint.setContextWindow({ tokens: 100, overflow: name === 'ollama' ? 'clip' : 'refuse' });
    expect(await testConnection()).toMatchObject({ works: false, findings: ['context-too-small'] });
    expect(takeFormats()).toEqual(expected.calls);
  });

  it('is understood when it limits the rate', async () => {
    await testConnection();
    takeFormats();
    site.setFaults({ endpoint: '429' });
    const error = bad(await site.panel('suggestTriage', { again: true }));
    expect(error).toMatchObject({ code: 'ENDPOINT_RATE_LIMITED', retryable: true });
    expect(error.details?.retryAfterSeconds).toBe(expected.retryAfterSeconds);
    expect(takeFormats()).toHaveLength(1);
  });
});

it.each(['gemini', 'mistral'] as const)('what would shorten thoughts is left out where it is refused: %s', async (dialect) => {
  site.setFaults({ dialect });
  await testConnection();
  takeFormats();
  const cut = { choices: [{ message: { role: 'assistant', content: '' }, finish_reason: 'length' }] };
  let isFirst = true;
  site.endpoint.setReply(() => {
    const reply = isFirst ? { http: { status: 200, headers: {}, body: JSON.stringify(cut) } } : aReply();
    isFirst = false;
    return reply;
  });
  const { fields } = await suggest(site);
  expect(fields.flatMap(({ proposals }) => proposals.map(({ value }) => value.name))).toContain('Payments');
  expect(takeFormats()).toEqual([SCHEMA, SCHEMA, SCHEMA]);
});
