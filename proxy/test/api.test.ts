import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { completion, json } from './support/mock-upstream';
import { prompt, startTestProxy, type TestProxy } from './support/test-proxy';

describe('the API', () => {
  let here: TestProxy;
  let agent: Agent;
  before(async () => {
    here = await startTestProxy();
    agent = new Agent({ connect: { ca: here.proxy.certificate, servername: 'localhost' } });
  });
  after(async () => {
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
    assert.equal(answer.choices[0]?.message.content, 'echo:hi');
    assert.equal(answer.model, 'triage');
    assert.deepEqual(answer.usage, { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 });
    assert.doesNotMatch(JSON.stringify(answer), /upstream|hidden thoughts/);
  });

  test('the official client lists and retrieves the models of its plan', async () => {
    const models = await client().models.list();
    assert.deepEqual(
      models.data.map(({ id }) => id),
      ['triage'],
    );
    assert.equal((await client().models.retrieve('triage')).id, 'triage');
    await assert.rejects(client().models.retrieve('other'), NotFoundError);
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
    assert.equal(answer.choices[0]?.message.content, 'after the retry');
    assert.equal(calls, 2);
    assert.ok(performance.now() - startedAt >= 950);
  });

  test('the official client reads each refusal as its own error', async () => {
    const messages = [{ role: 'user' as const, content: 'hi' }];
    await assert.rejects(client({ apiKey: 'wrong' }).models.list(), AuthenticationError);
    await assert.rejects(client().chat.completions.create({ model: 'other', messages }), NotFoundError);
    await assert.rejects(client().chat.completions.create({ model: 'triage', messages, stream: true }), (error: unknown) => {
      assert.ok(error instanceof BadRequestError);
      assert.equal(error.code, 'streaming_not_supported');
      return true;
    });
    here.upstream.behave((response) => json(response, 500, { error: 'no' }));
    await assert.rejects(client({ maxRetries: 0 }).chat.completions.create({ model: 'triage', messages }), (error: unknown) => {
      assert.ok(error instanceof APIError);
      assert.equal(error.status, 502);
      return true;
    });
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
    assert.equal(answer.status, 200);
    assert.deepEqual(JSON.parse(here.upstream.requests[0]?.body ?? ''), {
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
    assert.deepEqual(Object.keys(headers).sort(), ['accept', 'connection', 'content-length', 'content-type', 'host', 'user-agent']);
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
      assert.equal(answer.status, status);
      assert.deepEqual(Object.keys(answer.body), ['error']);
      assert.equal(answer.body.error?.code, code);
      assert.equal(answer.body.error.param, param);
      assert.equal(typeof answer.body.error.message, 'string');
      assert.match(answer.body.error.type, /_error$/);
      assert.equal(here.upstream.requests.length, 0);
    });
  }

  test('accepts a body of exactly 64 KiB', async () => {
    const rest = JSON.stringify(prompt('')).length;
    assert.equal((await here.chat(prompt('x'.repeat(65_536 - rest)))).status, 200);
  });

  test('refuses other media types and compressed bodies with 415', async () => {
    const unsupported: Record<string, string>[] = [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-encoding': 'gzip' },
    ];
    for (const headers of unsupported) {
      const answer = await here.chat(prompt(), { headers });
      assert.equal(answer.status, 415);
      assert.equal(answer.body.error?.code, 'unsupported_media_type');
    }
  });

  test('knows its paths and methods and no others', async () => {
    assert.equal((await here.get('/v1/chat/completions')).status, 405);
    assert.equal((await here.get('/v1/nothing')).status, 404);
    assert.equal((await here.get('/metrics')).status, 404);
    assert.equal((await here.get('/v1/models?limit=5')).status, 200);
    assert.equal((await here.get('/healthz', null)).status, 200);
    assert.equal((await here.get('/readyz', null)).status, 200);
  });

  // @promise proxy-tls
  test('sends HSTS of two years, no-store and a request id with every answer', async () => {
    for (const answer of [await here.chat(), await here.get('/v1/nothing'), await here.get('/healthz', null)]) {
      assert.equal(answer.headers['strict-transport-security'], 'max-age=63072000; includeSubDomains');
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.match(String(answer.headers['x-request-id']), /^[0-9a-f-]{36}$/);
    }
  });
});

test('a fault of our own is a 500 that says nothing of it', async () => {
  const here = await startTestProxy({
    dependencies: {
      store: { findToken: () => Promise.reject(new Error('CANARY')), takeRequest: () => Promise.reject(new Error('CANARY')) },
    },
  });
  try {
    const answer = await here.chat();
    assert.equal(answer.status, 500);
    assert.deepEqual(answer.body, {
      error: { message: 'Something went wrong here.', type: 'server_error', param: null, code: 'internal_error' },
    });
  } finally {
    await here.close();
  }
});
