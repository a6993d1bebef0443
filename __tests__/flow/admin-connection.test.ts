import type { ConnectionFinding } from '../../src/contract/admin';
import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';
import { completion, CONTENT, dialect, refusal } from './support/wire-dialects';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from './support/wire-server';

const NAME = 'llm.sprintloom.com';
const BASE_URL = `https://${NAME}/v1`;
const MODEL = 'a-model';

type Answer = (request: WireRequest) => WireReply;

/** A completion whose server counted so many tokens of the prompt. */
const counted = (promptTokens: number | null, content = CONTENT): WireReply =>
  completion(
    { content },
    {
      top: { usage: promptTokens === null ? null : { prompt_tokens: promptTokens, completion_tokens: 9, total_tokens: promptTokens + 9 } },
    },
  );

const MANY_TOKENS = 50_000;
const HTML = { headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' };

/** A server of one model that answers every question so. */
const answering = (reply: WireReply, models = [MODEL]): Answer => dialect(models, () => reply);

describe('the connection test', () => {
  let server: WireServer;
  let site: TriageSite;

  async function start(answer: Answer, origin?: string): Promise<void> {
    server = await startWireServer(answer);
    site = await startTriageSite({
      endpoint: { baseUrl: BASE_URL, model: MODEL, token: 'sk-canary' },
      names: { [NAME]: origin ?? server.origin },
    });
  }

  afterEach(async () => {
    await site.close();
    await server.close();
  });

  const test = (payload: object = {}) =>
    site.admin('testConnection', { baseUrl: BASE_URL, model: MODEL, token: { action: 'keep' }, ...payload });

  it.each<[ConnectionFinding[], string, Answer, number | null]>([
    [['unauthorised'], '401', answering(refusal(401, 'Incorrect API key provided.')), 401],
    [
      ['redirect'],
      'a redirect to a page to sign in',
      () => ({ status: 302, headers: { location: 'https://login.example.com/' }, body: '' }),
      null,
    ],
    [['not-found'], '405', answering({ status: 405, headers: { 'content-type': 'text/html' }, body: '<h1>405 Not Allowed</h1>' }), 405],
    [['forbidden'], '403', answering(refusal(403, 'Not for you.')), 403],
    [
      ['not-found'],
      '404 of a server that has other paths',
      () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: 'no' }),
      404,
    ],
    [
      ['model-missing'],
      '404 that names the model',
      answering(refusal(404, `The model \`${MODEL}\` does not exist.`, { code: 'model_not_found' }), []),
      404,
    ],
    [['model-missing'], '400 for an unknown model', answering(refusal(400, `Invalid model name passed in model=${MODEL}`), []), 400],
    [['model-missing'], '404 where the list lacks the model', answering(refusal(404, 'not here'), ['another']), 404],
    [
      ['no-provider'],
      'OpenRouter’s 404 for privacy settings',
      answering(refusal(404, 'No endpoints available matching your guardrail restrictions and data policy.')),
      404,
    ],
    [['rate-limited'], '429', answering(refusal(429, 'Slow down.')), 429],
    [['unauthorised'], 'Gemini’s 400 for a wrong key', answering(refusal(400, 'API key not valid. Please pass a valid API key.')), 400],
    [['no-credit'], '402', answering(refusal(402, 'Insufficient Balance')), 402],
    [['filtered'], 'a filter that sees an attack', answering(refusal(400, 'The response was filtered', { code: 'content_filter' })), 400],
    [['rate-limited'], '429 inside a 200', answering({ status: 200, body: { error: { message: 'Slow down.', code: 429 } } }), 429],
    [
      ['not-found'],
      'LM Studio’s 200 for an unknown path',
      () => ({ status: 200, body: { error: 'Unexpected endpoint or method. (POST /chat/completions)' } }),
      404,
    ],
    [
      ['reply-cut'],
      'a reply cut at the limit',
      answering(
        completion(
          { content: '{"priority"' },
          { choice: { finish_reason: 'length' }, top: { usage: { prompt_tokens: MANY_TOKENS, completion_tokens: 9 } } },
        ),
      ),
      null,
    ],
    [['reply-empty'], 'a reply of thoughts', answering(completion({ content: '', reasoning: 'Hmm.' })), 200],
    [['reply-declined'], 'a refusal', answering(completion({ content: null, refusal: 'No.' })), 200],
    [['server-error'], '500', answering(refusal(500, 'Oh no.')), 500],
    [['timeout'], '504 of a proxy', answering({ status: 504, ...HTML }), 504],
    [['not-json'], 'a page with 200', answering({ status: 200, ...HTML }), 200],
    [['reply-unreadable'], 'cut JSON', answering({ status: 200, body: '{"choices":[{"mess' }), 200],
    [['reply-unreadable'], 'no choices', answering({ status: 200, body: { choices: [] } }), 200],
    [['reply-unreadable'], 'a reply in prose', answering(counted(MANY_TOKENS, 'I would rather not.')), null],
    [['context-too-small'], 'a refusal of the length', answering(refusal(400, "This model's maximum context length is 2048 tokens.")), 400],
    [['context-too-small'], 'a prompt clipped without a word, although the reply is good', answering(counted(512)), null],
    [['context-too-small'], 'a clipped prompt and nonsense', answering(counted(512, 'What?')), null],
    [['context-unknown'], 'no count of tokens', answering(counted(null)), null],
    [[], 'a good reply', answering(counted(MANY_TOKENS)), null],
  ])('says %j of %s', async (findings, _what, answer, status) => {
    await start(answer);
    const report = good(await test());
    expect(report).toMatchObject({ findings, status, works: findings.every((finding) => finding === 'context-unknown') });
    expect(JSON.stringify(report)).not.toContain('canary');
  });

  it('finds the model in a list as long as OpenRouter’s, and lists it wherever it stands', async () => {
    const description = 'What the model is for, and what it is made of. '.repeat(38);
    const listed = Array.from({ length: 1_200 }, (_each, index) => ({ id: `vendor/model-${index}`, description, context_length: 131_072 }));
    const last = { id: MODEL, description, context_length: 64_000 };
    let models = [...listed.slice(0, 340), last];
    await start(({ path }) => (path === '/v1/models' ? { status: 200, body: { data: models } } : answer()));
    let answer = (): WireReply => counted(MANY_TOKENS);
    expect(JSON.stringify(models).length).toBeGreaterThan(600_000);
    const report = good(await test());
    expect(report).toMatchObject({ works: true, findings: [], contextTokens: 64_000 });
    expect(report.models).toHaveLength(341);
    expect(good(await test({ model: '' })).models).toHaveLength(341);
    // Of one that is too long to choose from, no more is shown, and it is known for what it holds.
    models = [...listed, last];
    answer = () => refusal(400, 'Something is wrong.');
    const cut = good(await test());
    expect(cut).toMatchObject({ works: false, findings: ['server-error'], contextTokens: 64_000 });
    expect([cut.models.length, cut.models[0]]).toEqual([1_001, MODEL]);
  });

  it('says what the server refuses, and remembers it', async () => {
    await start(
      dialect([MODEL], ({ response_format: format, temperature }) => {
        if (format?.type === 'json_schema')
          return refusal(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.");
        return temperature === undefined
          ? counted(MANY_TOKENS)
          : refusal(400, "Unsupported value: 'temperature' does not support 0 with this model.");
      }),
    );
    expect(good(await test())).toMatchObject({
      works: true,
      findings: ['no-json-schema', 'no-temperature'],
      capabilities: { temperature: false },
    });
    const before = server.asked().length;
    await suggest(site);
    expect(server.asked().slice(before)).toEqual(['none']);
  });

  it('reads the context length from the list, and finds it too small', async () => {
    const answer =
      (length: number): Answer =>
      (request) =>
        request.path === '/v1/models' ? { status: 200, body: { data: [{ id: MODEL, max_model_len: length }] } } : counted(MANY_TOKENS);
    await start(answer(2_048));
    expect(good(await test())).toMatchObject({ works: false, findings: ['context-too-small'], contextTokens: 2_048 });
    await site.close();
    await server.close();
    await start(answer(32_768));
    expect(good(await test())).toMatchObject({ works: true, findings: [], contextTokens: 32_768 });
    const { settings } = good(await site.admin('getSettings'));
    expect(good(await site.admin('previewPrompt', { settings })).contextTokens).toBe(32_768);
  });

  it('sends a prompt as large as the saved lists make it, and no text of an issue', async () => {
    await start(answering(counted(MANY_TOKENS)));
    good(await test());
    const messages = server.requests.flatMap(({ body }) => body?.messages.map(({ content }) => content) ?? []);
    expect(messages[0]).toContain('"customer-reported"');
    const ticket = JSON.parse(messages[1]?.split('\n')[1] ?? '') as { description: string; similar: unknown[] };
    expect(ticket.description).toHaveLength(1_000);
    expect(ticket.similar).toHaveLength(10);
    for (const { summary } of site.jira.snapshot().issues) expect(messages.join()).not.toContain(summary);
  });

  it('tells a closed port, a name that nobody knows and a server without TLS apart', async () => {
    const closed = await startWireServer(answering(counted(MANY_TOKENS)));
    await closed.close();
    await start(answering(counted(MANY_TOKENS)), closed.origin);
    expect(good(await test())).toMatchObject({ works: false, findings: ['refused'], capabilities: null });
    for (const [origin, finding] of [
      ['http://nobody-has-this-name.invalid', 'host-unknown'],
      [server.origin.replace('http:', 'https:'), 'tls'],
    ] as const) {
      await site.close();
      site = await startTriageSite({ endpoint: { baseUrl: BASE_URL, model: MODEL, token: null }, names: { [NAME]: origin } });
      expect(good(await test())).toMatchObject({ works: false, findings: [finding] });
    }
  });

  it('says when the host is not approved, and asks nobody', async () => {
    await start(answering(counted(MANY_TOKENS)));
    for (const { key } of site.egress.get({}).results) site.egress.deleteGroup({ key });
    expect(good(await test())).toMatchObject({ works: false, findings: ['egress-not-approved'], models: [] });
    expect(server.requests).toEqual([]);
  });

  it.each([`HTTPS://${NAME.toUpperCase()}:443/v1/`, `https://${NAME}./v1`])('calls %s where its host is approved', async (baseUrl) => {
    await start(answering(counted(MANY_TOKENS)));
    expect(good(await test({ baseUrl }))).toMatchObject({ works: true });
    const { settings, version } = good(await site.admin('getSettings'));
    const saved = { version, settings: { ...settings, endpoint: { baseUrl, model: MODEL } }, token: { action: 'keep' } };
    expect(good(await site.admin('saveSettings', saved))).toMatchObject({ settings: { endpoint: { baseUrl: BASE_URL } }, hasToken: true });
  });

  it('refuses an address that Jira cannot reach before anything is sent', async () => {
    await start(answering(counted(MANY_TOKENS)));
    expect(bad(await test({ baseUrl: 'https://169.254.169.254/v1' })).details?.faults?.[0]?.path).toBe('endpoint.baseUrl');
    expect(server.requests).toEqual([]);
  });

  it('works although the stored settings are damaged', async () => {
    await start(answering(counted(MANY_TOKENS)));
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'settings:head', value: 'rubbish' }));
    expect(good(await test()).works).toBe(true);
  });

  it('finds the embedded endpoint in order', async () => {
    server = await startWireServer(answering(counted(MANY_TOKENS)));
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
    const { settings } = good(await site.admin('getSettings'));
    const report = good(await site.admin('testConnection', { ...settings.endpoint, token: { action: 'keep' } }));
    expect(report).toMatchObject({ works: true, findings: [], status: null });
  });
});
