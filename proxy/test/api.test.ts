import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { completion, json } from './support/mock-upstream';
import { prompt, startTestProxy, type TestProxy } from './support/test-proxy';
import { using } from './support/using';

describe('the API', () => {
  let here: TestProxy;
  let agent: Agent;
  beforeAll(async () => {
    here = await startTestProxy();
    agent = new Agent({ connect: { ca: here.proxy.certificate, servername: 'localhost' } });
  });
  afterAll(async () => {
    await agent.destroy();
    await here.close();
  });

  function client(options: { apiKey?: string; maxRetries?: number } = {}): OpenAI {
    return new OpenAI({
      baseURL: `${here.proxy.url}/v1`,
      apiKey: options.apiKey ?? here.token,
      maxRetries: options.maxRetries ?? 2,
      fetch: ((url: string, init: object) => undiciFetch(url, { ...init, dispatcher: agent })) as unknown as typeof fetch,
    });
  }

  test('the official client gets a completion under the public model name', async () => {
    const answer = await client().chat.completions.create({ model: 'triage', messages: [{ role: 'user', content: 'hi' }] });
    expect(answer.choices[0]?.message.content).toBe('echo:hi');
    expect(answer.model).toBe('triage');
    expect(answer.usage).toEqual({ prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 });
    expect(JSON.stringify(answer)).not.toMatch(/upstream|hidden thoughts/);
  });

  test('the official client lists and retrieves the models of its plan', async () => {
    const models = await client().models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['triage']);
    expect((await client().models.retrieve('triage')).id).toBe('triage');
    await expect(client().models.retrieve('other')).rejects.toThrow(NotFoundError);
  });

  test('the official client waits as Retry-After says and succeeds at the second try', async () => {
    let calls = 0;
    here.upstream.behave((response) => {
      calls += 1;
      if (calls === 1) json(response, 503, { error: 'busy' }, { 'retry-after': '1' });
      else json(response, 200, completion('after the retry'));
    });
    const startedAt = performance.now();
    const answer = await client().chat.completions.create({ model: 'triage', messages: [{ role: 'user', content: 'hi' }] });
    expect(answer.choices[0]?.message.content).toBe('after the retry');
    expect(calls).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(950);
  });

  test('the official client reads each refusal as its own error', async () => {
    const messages = [{ role: 'user' as const, content: 'hi' }];
    await expect(client({ apiKey: 'wrong' }).models.list()).rejects.toThrow(AuthenticationError);
    await expect(client().chat.completions.create({ model: 'other', messages })).rejects.toThrow(NotFoundError);
    await expect(client().chat.completions.create({ model: 'triage', messages, stream: true })).rejects.toMatchObject({
      constructor: BadRequestError,
      code: 'streaming_not_supported',
    });
    here.upstream.behave((response) => json(response, 500, { error: 'no' }));
    await expect(client({ maxRetries: 0 }).chat.completions.create({ model: 'triage', messages })).rejects.toMatchObject({ status: 502 });
  });

  test('only known fields reach the upstream, at every level', async () => {
    here.upstream.behave((response) => json(response, 200, completion('ok')));
    here.upstream.requests.length = 0;
    const answer = await here.chat({
      ...prompt('text', {
        temperature: 0.5,
        top_p: 0.9,
        max_tokens: 9,
        max_completion_tokens: 8,
        seed: 4,
        stop: ['x'],
        response_format: { type: 'json_object', extra: 1 },
      }),
      user: 'somebody',
      metadata: { a: 1 },
      upstream: 'http://evil',
      base_url: 'http://evil',
      options: { num_ctx: 1 },
      store: true,
      keep_alive: -1,
      __proto__: { polluted: 1 },
      messages: [
        { role: 'user', content: 'text', name: 'n', tool_calls: [], images: ['x'] },
        { role: 'user', content: [{ type: 'text', text: 'parts', cache: 1 }] },
      ],
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(here.upstream.requests[0]?.body ?? '')).toEqual({
      model: 'upstream-model',
      messages: [
        { role: 'user', content: 'text' },
        { role: 'user', content: 'parts' },
      ],
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 9,
      max_completion_tokens: 8,
      seed: 4,
      stop: ['x'],
      response_format: { type: 'json_object' },
      stream: false,
    });
  });

  test('no header of the caller reaches the upstream', async () => {
    here.upstream.requests.length = 0;
    await here.chat(prompt(), {
      headers: { 'x-upstream': 'evil', 'x-forwarded-host': 'evil', cookie: 'a=b', 'openai-organization': 'o', 'x-request-id': 'mine' },
    });
    const headers = here.upstream.requests[0]?.headers ?? {};
    expect(Object.keys(headers).sort()).toEqual(['accept', 'connection', 'content-length', 'content-type', 'host', 'user-agent']);
  });

  const refusals: [string, object | string, number, string, string | null][] = [
    ['text that is no JSON', '{"model":', 400, 'invalid_json', null],
    ['a list', '[]', 400, 'invalid_json', null],
    ['stream: true', prompt('x', { stream: true }), 400, 'streaming_not_supported', 'stream'],
    ['stream: "yes"', prompt('x', { stream: 'yes' }), 400, 'streaming_not_supported', 'stream'],
    ['tools', prompt('x', { tools: [{}] }), 400, 'unsupported_parameter', 'tools'],
    ['n: 2', prompt('x', { n: 2 }), 400, 'unsupported_parameter', 'n'],
    ['no messages', { model: 'triage', messages: [] }, 400, 'invalid_parameter', 'messages'],
    [
      'an image',
      { model: 'triage', messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 'x' }] }] },
      400,
      'invalid_parameter',
      'messages',
    ],
    ['a temperature of 3', prompt('x', { temperature: 3 }), 400, 'invalid_parameter', 'temperature'],
    ['a model of another plan', prompt('x', { model: 'other' }), 404, 'model_not_found', 'model'],
    ['a model named like a property of every object', prompt('x', { model: 'constructor' }), 404, 'model_not_found', 'model'],
    ['a body of 64 KiB and one byte', `{"a":"${'x'.repeat(65_537 - 8)}"}`, 413, 'body_too_large', null],
    [
      'a schema of nine thousand levels',
      `{"model":"triage","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"x","schema":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}}}`,
      400,
      'invalid_parameter',
      'response_format',
    ],
  ];
  for (const [name, body, status, code, param] of refusals) {
    test(`refuses ${name} with ${status} in OpenAI's shape`, async () => {
      here.upstream.requests.length = 0;
      const answer = await here.chat(body);
      expect(answer.status).toBe(status);
      expect(Object.keys(answer.body)).toEqual(['error']);
      expect(answer.body.error).toEqual({
        code,
        param,
        message: expect.any(String) as string,
        type: expect.stringMatching(/_error$/) as string,
      });
      expect(here.upstream.requests.length).toBe(0);
    });
  }

  test('accepts a body of exactly 64 KiB', async () => {
    const rest = JSON.stringify(prompt('')).length;
    expect((await here.chat(prompt('x'.repeat(65_536 - rest)))).status).toBe(200);
  });

  test('refuses other media types and compressed bodies with 415', async () => {
    const unsupported: Record<string, string>[] = [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-encoding': 'gzip' },
    ];
    for (const headers of unsupported) {
      const answer = await here.chat(prompt(), { headers });
      expect(answer.status).toBe(415);
      expect(answer.body.error?.code).toBe('unsupported_media_type');
    }
  });

  test('knows its paths and methods and no others', async () => {
    expect((await here.get('/v1/chat/completions')).status).toBe(405);
    expect((await here.get('/v1/nothing')).status).toBe(404);
    expect((await here.get('/metrics')).status).toBe(404);
    expect((await here.get('/v1/models?limit=5')).status).toBe(200);
    expect((await here.get('/healthz', null)).status).toBe(200);
    expect((await here.get('/readyz', null)).status).toBe(200);
  });

  // @promise proxy-tls
  test('sends HSTS of two years, no-store and a request id with every answer', async () => {
    for (const answer of [await here.chat(), await here.get('/v1/nothing'), await here.get('/healthz', null)]) {
      expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(String(answer.headers['x-request-id'])).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

// @promise proxy-keeps-no-issue-text
test('a fault of our own is a 500 that says nothing of it, and nor does anything else', async () => {
  await using(
    {
      dependencies: {
        store: {
          waiting: 0,
          active: 0,
          isReady: true,
          isAlone: false,
          states: [],
          open: () => Promise.resolve(),
          identify: () => Promise.reject(new Error('CANARY')),
          admit: () => Promise.reject(new Error('CANARY')),
          recordRefusedKey: () => Promise.resolve(0),
          close: () => Promise.resolve(),
        },
      },
    },
    async (here) => {
      const answer = await here.chat();
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        error: { message: 'Something went wrong.', type: 'server_error', param: null, code: 'internal_error' },
      });
      const metrics = await here.metrics();
      await here.proxy.close();
      expect([metrics, here.logText(), here.said].join('\n')).not.toContain('CANARY');
      expect(here.logText()).toContain('"status":500');
    },
  );
});
