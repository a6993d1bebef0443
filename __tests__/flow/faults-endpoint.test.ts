import type { ErrorBody, ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import { errorText } from '../../src/contract/error-catalog';
import { CANARY_ANSWER, CANARY_TOKEN, expectNothingLeaked, plantCanaries } from './support/leak-check';
import * as server from './support/fault-server';
import { forgetBudgets } from './support/stored';
import { aReply, bad, good, lastFailureOf, LONGEST_CALL_MS, raiseLimits, startTriageSite, type TriageSite } from './support/triage-site';
import * as wire from './support/wire-dialects';

const NAME = 'llm.sprintloom.com';
const MODEL = 'a-model';

const COMPLETION = JSON.stringify(wire.completion({ content: JSON.stringify(aReply()) }).body);
const PAGE = `<!doctype html><title>${CANARY_ANSWER}</title>`;
const HTML = { 'content-type': 'text/html; charset=utf-8' };
/** Another host, where nothing must arrive. */
const ELSEWHERE = { location: 'https://elsewhere.sprintloom.com/v1/chat/completions' };

interface FaultRow {
  fault: string;
  /** What the server does with the request, or where the name leads instead of to the server. */
  happens: server.Misbehaviour | 'closed-port' | 'unknown-host' | 'no-tls';
  code: ErrorCode;
  /** What the person is told besides; nothing else. */
  details?: ErrorDetails;
  /** How often the model is asked; once unless a parameter may have been the reason. */
  calls?: number;
}

/** What goes wrong with the endpoint, and how each ends for the person. */
const FAULTS: FaultRow[] = [
  { fault: 'refused', happens: 'closed-port', code: 'ENDPOINT_UNREACHABLE', details: { network: 'refused' }, calls: 0 },
  { fault: 'DNS', happens: 'unknown-host', code: 'ENDPOINT_UNREACHABLE', details: { network: 'host-unknown' }, calls: 0 },
  { fault: 'TLS', happens: 'no-tls', code: 'ENDPOINT_UNREACHABLE', details: { network: 'tls' }, calls: 0 },
  { fault: 'reset before the answer', happens: server.resetBeforeAnswer, code: 'ENDPOINT_UNREACHABLE', details: {} },
  { fault: 'reset in the body', happens: server.breakOffIn(COMPLETION, 'reset'), code: 'ENDPOINT_UNREACHABLE', details: {} },
  {
    fault: '301 to another host',
    happens: server.answerWith(301, '', ELSEWHERE),
    code: 'ENDPOINT_UNREACHABLE',
    details: { about: 'redirect' },
  },
  {
    fault: '307 to another host',
    happens: server.answerWith(307, '', ELSEWHERE),
    code: 'ENDPOINT_UNREACHABLE',
    details: { about: 'redirect' },
  },
  { fault: '400', happens: server.refuseRepeating(400, CANARY_ANSWER), code: 'ENDPOINT_ERROR', details: { status: 400 }, calls: 2 },
  {
    fault: '401',
    happens: server.refuseRepeating(401, `Incorrect API key provided: ${CANARY_TOKEN}.`),
    code: 'ENDPOINT_AUTH',
    details: { status: 401 },
  },
  { fault: '403', happens: server.refuseRepeating(403, CANARY_ANSWER), code: 'ENDPOINT_AUTH', details: { status: 403 } },
  {
    fault: '404',
    happens: server.refuseRepeating(404, `The model "${MODEL}" does not exist.`),
    code: 'ENDPOINT_ERROR',
    details: { status: 404, about: 'model' },
  },
  { fault: '408', happens: server.refuseRepeating(408, CANARY_ANSWER), code: 'ENDPOINT_TIMEOUT', details: { status: 408 } },
  { fault: '409', happens: server.refuseRepeating(409, CANARY_ANSWER), code: 'ENDPOINT_ERROR', details: { status: 409 } },
  { fault: '413', happens: server.answerWith(413, PAGE, HTML), code: 'ENDPOINT_ERROR', details: { status: 413, about: 'context' } },
  { fault: '422', happens: server.refuseRepeating(422, CANARY_ANSWER), code: 'ENDPOINT_ERROR', details: { status: 422 }, calls: 2 },
  {
    fault: '429 with Retry-After',
    happens: server.refuseRepeating(429, CANARY_ANSWER, { 'retry-after': '12' }),
    code: 'ENDPOINT_RATE_LIMITED',
    details: { status: 429, retryAfterSeconds: 12 },
  },
  {
    fault: '429 without Retry-After',
    happens: server.refuseRepeating(429, CANARY_ANSWER),
    code: 'ENDPOINT_RATE_LIMITED',
    details: { status: 429 },
  },
  { fault: '500', happens: server.refuseRepeating(500, CANARY_ANSWER), code: 'ENDPOINT_ERROR', details: { status: 500 } },
  { fault: '502 with a page', happens: server.answerWith(502, PAGE, HTML), code: 'ENDPOINT_ERROR', details: { status: 502 } },
  {
    fault: '503',
    happens: server.refuseRepeating(503, CANARY_ANSWER, { 'retry-after': '30' }),
    code: 'ENDPOINT_ERROR',
    details: { status: 503, retryAfterSeconds: 30 },
  },
  { fault: '504', happens: server.answerWith(504, PAGE, HTML), code: 'ENDPOINT_TIMEOUT', details: { status: 504 } },
  { fault: '529', happens: server.refuseRepeating(529, CANARY_ANSWER), code: 'ENDPOINT_ERROR', details: { status: 529 } },
  {
    fault: '200 with a page',
    happens: server.answerWith(200, PAGE, HTML),
    code: 'ENDPOINT_ERROR',
    details: { status: 200, about: 'format' },
  },
  {
    fault: '200 with text',
    happens: server.answerWith(200, CANARY_ANSWER, { 'content-type': 'text/plain' }),
    code: 'ENDPOINT_ERROR',
    details: { status: 200, about: 'format' },
  },
  { fault: '200 with nothing', happens: server.answerWith(200, ''), code: 'REPLY_INVALID', details: { status: 200, about: 'empty' } },
  { fault: '200 cut', happens: server.breakOffIn(COMPLETION, 'close'), code: 'ENDPOINT_UNREACHABLE', details: {} },
  {
    fault: '200 without choices',
    happens: server.answerWith(200, { object: 'chat.completion', choices: [], note: CANARY_ANSWER }),
    code: 'REPLY_INVALID',
    details: { status: 200 },
  },
  { fault: '200 huge', happens: server.flood, code: 'REPLY_INVALID', details: { status: 200 } },
];

/** What never answers in time is waited for in the background; whether an answer comes there decides. */
const SLOW_FAULTS: { fault: string; happens: server.Misbehaviour; issueKey: string; later: 'answers' | 'stays'; code: ErrorCode | null }[] =
  [
    { fault: 'hang, then an answer', happens: server.hang, issueKey: 'SHOP-13', later: 'answers', code: null },
    { fault: 'hang for ever', happens: server.hang, issueKey: 'SHOP-14', later: 'stays', code: 'ENDPOINT_TIMEOUT' },
    { fault: 'slow drip, then an answer', happens: server.drip, issueKey: 'SHOP-15', later: 'answers', code: null },
    { fault: 'slow drip for ever', happens: server.drip, issueKey: 'SHOP-16', later: 'stays', code: 'ENDPOINT_TIMEOUT' },
  ];

const answer = server.answerWith(200, COMPLETION);

let site: TriageSite;
let endpoint: server.FaultServer;

beforeAll(async () => {
  endpoint = await server.startFaultServer(answer);
  const configured = { baseUrl: `https://${NAME}/v1`, model: MODEL, token: CANARY_TOKEN };
  site = await startTriageSite({ endpoint: configured, names: { [NAME]: endpoint.origin }, queueTimeScale: 0.001 });
  await raiseLimits(site);
});

afterEach(() => forgetBudgets(site));

afterAll(async () => {
  await site.close();
  await endpoint.close();
});

/** A port that was free a moment ago. */
async function closedPort(): Promise<string> {
  const gone = await server.startFaultServer(answer);
  await gone.close();
  return gone.origin;
}

async function leadNameTo(where: 'closed-port' | 'unknown-host' | 'no-tls' | 'server'): Promise<void> {
  const origins = {
    'closed-port': await closedPort(),
    'unknown-host': 'http://nowhere.invalid',
    // A server that speaks plain HTTP only.
    'no-tls': endpoint.origin.replace('http:', 'https:'),
    server: endpoint.origin,
  };
  await site.useEndpoint({ baseUrl: `https://${NAME}/v1`, model: MODEL, token: CANARY_TOKEN }, origins[where]);
}

/** The text of the catalog, and nothing that a server said. */
function expectHelpful(error: ErrorBody, { code, details }: { code: ErrorCode; details?: ErrorDetails }): void {
  const { message, retryable } = errorText(code, details);
  expect(error).toEqual({ code, message, retryable, ...(details === undefined ? {} : { details }) });
}

describe('a fault of the endpoint', () => {
  beforeAll(() => plantCanaries(site));

  // @promise failures-are-answers
  it.each(FAULTS)('$fault ends as $code, and the next suggestion works', async (row) => {
    site.recorder.clear();
    const before = endpoint.asked.length;
    const { happens } = row;
    if (typeof happens === 'string') await leadNameTo(happens);
    else endpoint.behave(happens);

    const result = await site.panel('suggestTriage', { again: true });
    expectHelpful(bad(result), row);
    expect(endpoint.asked.length - before).toBe(row.calls ?? 1);
    expectHelpful(lastFailureOf(good(await site.panel('getPanel'))), row);
    expect(site.writes()).toEqual([]);
    const addresses = site.recorder.calls.filter(({ kind }) => kind === 'endpoint').map(({ request }) => request?.url);
    expect(new Set(addresses)).toEqual(new Set([`https://${NAME}/v1/chat/completions`]));
    expectNothingLeaked(site, [result]);

    if (typeof happens === 'string') await leadNameTo('server');
    endpoint.behave(answer);
    expect(good(await site.panel('suggestTriage', { again: true })).status).toBe('ready');
    expect(good(await site.panel('getPanel'))).not.toHaveProperty('lastFailure');
  });
});

describe('an endpoint that does not answer in time', () => {
  it('is waited for in the background, where it answers late or fails with a word that helps, and no resolver takes over 20 s', async () => {
    const rowOf = (asked: string) => SLOW_FAULTS.find(({ issueKey }) => asked.includes(`canary-summary ${issueKey}`));
    let isLater = false;
    endpoint.behave((response, asked) => {
      const row = rowOf(asked);
      (isLater && row?.later === 'answers' ? answer : (row?.happens ?? answer))(response, asked);
    });
    for (const { issueKey } of SLOW_FAULTS) await plantCanaries(site, issueKey);
    site.recorder.clear();
    site.queue.hold();
    const results = await Promise.all(SLOW_FAULTS.map(({ issueKey }) => site.panel('suggestTriage', { again: true }, { issueKey })));
    for (const result of results) expect(good(result)).toMatchObject({ status: 'pending', run: { isInBackground: true } });
    const lasted = site.recorder.calls.flatMap(({ kind, start, end = Infinity }) => (kind === 'resolver' ? [end - start] : []));
    expect(lasted).toHaveLength(SLOW_FAULTS.length);
    expect(Math.max(...lasted)).toBeLessThan(LONGEST_CALL_MS);
    expect(site.queue.pending()).toHaveLength(SLOW_FAULTS.length);

    isLater = true;
    // Those that never answer have had nearly all of their eight minutes by now.
    for (const { event } of site.queue.pending()) {
      const { run } = event.body as unknown as { run: { deadline: number } };
      if (rowOf(JSON.stringify(event.body))?.later === 'stays') run.deadline = Date.now() + 2_000;
    }
    site.queue.release();
    await site.queue.settled();

    for (const { issueKey, code } of SLOW_FAULTS) {
      const state = good(await site.panel('getPanel', undefined, { issueKey }));
      if (code === null) expect(state).toMatchObject({ kind: 'suggestion', suggestion: { outcome: { kind: 'open' } } });
      else expectHelpful(lastFailureOf(state), { code });
    }
    expect(site.writes()).toEqual([]);
    expectNothingLeaked(site, results);
  });
});
