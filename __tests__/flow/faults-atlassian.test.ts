import { ENDPOINT_FAULTS, type EndpointFault } from '../../dev/endpoint';
import { HOSTED_MODELS } from '../../dev/platform/models/hosted-models';
import { errorText } from '../../src/contract/error-catalog';
import type { ConnectionReport } from '../../src/contract/admin';
import type { ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import type { Result } from '../../src/contract/result';
import { expectNothingLeaked, plantCanaries } from './support/leak-check';
import { forgetBudgets } from './support/stored';
import {
  aReply,
  ATLASSIAN,
  bad,
  everythingIn,
  good,
  lastFailureOf,
  raiseLimits,
  startTriageSite,
  suggest,
  useAtlassian,
  type TriageSite,
} from './support/triage-site';
import { EVERYTHING, proposed } from './support/wire-site';

let site: TriageSite;

/** A site of its own for each group: Atlassian takes a hundred requests a minute from one. */
async function start(): Promise<void> {
  site = await startTriageSite({ endpoint: ATLASSIAN, queueTimeScale: 0.001, endpointSlowness: 100 });
  await raiseLimits(site);
  await plantCanaries(site);
}

beforeEach(async () => {
  site.setFaults({ endpoint: null });
  site.endpoint.setContextWindow(null);
  site.endpoint.setReply(() => aReply());
  site.models.setModels(HOSTED_MODELS);
  site.endpoint.requests.length = 0;
  site.recorder.clear();
  await forgetBudgets(site);
});

/** How a fault of the service ends for the person; `answers`: it does not keep a suggestion from coming. */
type Outcome = 'answers' | 'goes on' | { code: ErrorCode; details?: ErrorDetails };

const unavailable = (status?: number): Outcome => ({ code: 'MODEL_UNAVAILABLE', ...(status === undefined ? {} : { details: { status } }) });
const RATE_LIMITED: Outcome = { code: 'MODEL_RATE_LIMITED', details: { status: 429, retryAfterSeconds: 60 } };

/** Every fault that an endpoint has, met by Forge in place of the app: what breaks on the way to a model is a 502 of Forge's own. */
const OUTCOMES: Record<EndpointFault, Outcome> = {
  refused: unavailable(502),
  dns: unavailable(502),
  tls: unavailable(502),
  down: unavailable(502),
  reset: unavailable(502),
  'reset-body': unavailable(502),
  cut: unavailable(502),
  hang: 'goes on',
  slow: 'answers',
  drip: 'goes on',
  '301': unavailable(301),
  '307': unavailable(307),
  '400': unavailable(400),
  '401': { code: 'MODEL_FORBIDDEN', details: { status: 401 } },
  '403': { code: 'MODEL_FORBIDDEN', details: { status: 403 } },
  '404': { code: 'MODEL_RETIRED', details: { status: 404 } },
  '408': { code: 'ENDPOINT_TIMEOUT', details: { status: 408 } },
  '409': unavailable(409),
  '413': { code: 'ENDPOINT_ERROR', details: { status: 413, about: 'context' } },
  '422': unavailable(422),
  '429': RATE_LIMITED,
  '429-bare': RATE_LIMITED,
  '500': unavailable(500),
  '502-html': unavailable(502),
  '503': unavailable(503),
  '504': { code: 'ENDPOINT_TIMEOUT', details: { status: 504 } },
  '529': unavailable(529),
  html: unavailable(),
  text: unavailable(),
  'no-body': unavailable(),
  truncated: unavailable(),
  'no-choices': { code: 'REPLY_INVALID', details: { status: 200 } },
  // Longer than the app lets a reply be, so that the model stops.
  huge: { code: 'MODEL_REPLY_CUT' },
  'invalid-json': { code: 'REPLY_INVALID' },
  assignee: 'answers',
  empty: { code: 'NOTHING_SUGGESTED' },
};

describe('a fault of the service that has Atlassian’s models', () => {
  beforeAll(start);
  afterAll(() => site.close());

  // @promise failures-are-answers
  it.each(ENDPOINT_FAULTS.filter((fault) => OUTCOMES[fault] !== 'goes on'))(
    '%s ends as it should, and the next suggestion works',
    async (fault) => {
      // The classifier's own words, which the fault changes.
      site.endpoint.setReply(null);
      site.setFaults({ endpoint: fault });
      const expected = OUTCOMES[fault];
      const result = await site.panel('suggestTriage', { again: true });
      if (typeof expected === 'object') {
        const { message, retryable } = errorText(expected.code, expected.details);
        const error = { ...expected, message, retryable };
        expect(bad(result)).toEqual(error);
        expect(lastFailureOf(good(await site.panel('getPanel')))).toEqual(error);
      } else {
        expect(good(result).status).toBe('ready');
      }
      expect(site.writes()).toEqual([]);
      if (!result.ok) expectNothingLeaked(site, [result]);
      site.setFaults({ endpoint: null });
      site.endpoint.setReply(() => aReply());
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(good(await site.panel('getPanel'))).not.toHaveProperty('lastFailure');
    },
  );

  it('that sets fields nobody asked for proposes and writes none of them', async () => {
    site.endpoint.setReply(null);
    site.setFaults({ endpoint: 'assignee' });
    const suggestion = await suggest(site);
    expect(JSON.stringify(suggestion)).not.toContain('attacker');
    const before = await site.issue();
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    expect((await site.issue()).assignee).toEqual(before.assignee);
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
  });

  it.each(['hang', 'drip'] as const)('that never ends (%s) goes on in the background, where the answer comes late', async (fault) => {
    site.setFaults({ endpoint: fault });
    const outcome = good(await site.panel('suggestTriage', { again: true }));
    expect(outcome).toMatchObject({ status: 'pending', run: { isInBackground: true } });
    site.setFaults({ endpoint: null });
    await site.queue.settled();
    expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { model: ATLASSIAN.model } });
  });

  it('is told by the connection test, in words about Atlassian where a word about an endpoint would mislead', async () => {
    const found: Partial<Record<EndpointFault, unknown>> = {};
    for (const fault of ['401', '404', '413', '429', '503', '504', 'invalid-json'] as const) {
      if (fault === 'invalid-json') site.endpoint.setReply(null);
      site.setFaults({ endpoint: fault });
      const result = await testConnection();
      found[fault] = result.ok ? result.data.findings : result.error.code;
    }
    expect(found).toEqual({
      '401': 'MODEL_FORBIDDEN',
      '404': 'MODEL_RETIRED',
      '413': ['context-too-small'],
      '429': 'MODEL_RATE_LIMITED',
      '503': 'MODEL_UNAVAILABLE',
      '504': ['timeout'],
      'invalid-json': ['reply-unreadable'],
    });
  });
});

async function testConnection(model = ATLASSIAN.model): Promise<Result<ConnectionReport>> {
  return site.admin('testConnection', { baseUrl: ATLASSIAN.baseUrl, model, token: { action: 'keep' } });
}

/** Bodies of the questions since the last look. */
const taken = () => site.endpoint.requests.splice(0).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

/** What tells Atlassian's models apart for an app is what they are asked; the service answers for all of them alike. */
describe.each(HOSTED_MODELS.map((hosted) => [hosted.model, hosted] as const))('%s', (model, { takesTemperature }) => {
  beforeAll(start);
  afterAll(() => site.close());

  beforeEach(async () => {
    await forgetCapabilities();
    await useAtlassian(site, model);
  });

  /** As for a model that was never asked. */
  async function forgetCapabilities(): Promise<void> {
    await site.storage.handle('/api/v1/delete', JSON.stringify({ key: 'endpoint:capabilities' }));
  }

  it('passes the connection test, which says what it does without', async () => {
    const { works, findings } = good(await testConnection(model));
    expect(works).toBe(true);
    expect(findings.filter((finding) => finding !== 'context-unknown')).toEqual(takesTemperature ? [] : ['no-temperature']);
  });

  it('is asked for a suggestion in one call afterwards, by a forced call of the tool', async () => {
    await testConnection(model);
    site.recorder.clear();
    taken();
    expect(await proposed(site)).toEqual(EVERYTHING);
    const calls = taken();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ model, tool_choice: { type: 'function', function: { name: 'propose_triage' } } });
    expect(calls[0]?.['temperature']).toBe(takesTemperature ? 0 : undefined);
    expect(calls[0]).not.toHaveProperty('top_p');
    expect(site.recorder.calls.filter(({ kind }) => kind === 'endpoint')).toHaveLength(1);
  });

  it.each(['off', 'low', 'model'] as const)(
    'is asked the same with its thoughts set to %s, which Forge has no word for',
    async (thinking) => {
      const { version, settings } = good(await site.admin('getSettings'));
      const save = (changed: typeof settings, at: number) =>
        site.admin('saveSettings', { version: at, settings: changed, token: { action: 'keep' } });
      good(await save({ ...settings, thinking }, version));
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(Object.keys(taken().at(-1) ?? {}).filter((key) => /reason|think/iu.test(key))).toEqual([]);
      good(await save(settings, version + 1));
    },
  );

  it('is understood when it is gone, when the prompt is too long, and when it limits the rate', async () => {
    site.models.setModels(HOSTED_MODELS.filter((each) => each.model !== model));
    expect(bad(await site.panel('suggestTriage', { again: true }))).toMatchObject({ code: 'MODEL_RETIRED', retryable: false });
    expect(bad(await testConnection(model)).code).toBe('MODEL_RETIRED');
    site.models.setModels(HOSTED_MODELS);
    site.endpoint.setContextWindow({ tokens: 100, overflow: 'refuse' });
    expect(bad(await site.panel('suggestTriage', { again: true })).details).toMatchObject({ about: 'context' });
    site.endpoint.setContextWindow(null);
    site.setFaults({ endpoint: '429' });
    expect(bad(await site.panel('suggestTriage', { again: true }))).toMatchObject({ code: 'MODEL_RATE_LIMITED', retryable: true });
  });
});
