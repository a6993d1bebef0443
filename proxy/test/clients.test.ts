import { request as httpsRequest } from 'node:https';
import OpenAI, { BadRequestError, RateLimitError } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { completion, echo, json } from './support/mock-upstream';
import { prompt, startTestProxy, type TestProxy } from './support/test-proxy';
import { using } from './support/using';

function seenBody(here: TestProxy): Record<string, unknown> {
  return JSON.parse(here.upstream.requests.at(-1)?.body ?? '') as Record<string, unknown>;
}

function ask(here: TestProxy, method: string, path: string): Promise<{ status?: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${here.token}` };
    const call = httpsRequest(`${here.proxy.url}${path}`, { method, headers, ca: here.proxy.certificate, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    call.on('error', reject).end();
  });
}

describe('what real clients send and expect', () => {
  let here: TestProxy;
  let agent: Agent;
  beforeAll(async () => {
    here = await startTestProxy({
      config: {
        models: { 'Qwen/Qwen2.5-7B-Instruct': { upstreams: { first: 'q' } }, triage: { upstreams: { first: 'upstream-model' } } },
        plans: {
          basic: { models: ['triage', 'Qwen/Qwen2.5-7B-Instruct'], quotas: { requestsPerMinute: 6_000, burst: 100, concurrent: 64 } },
        },
      },
    });
    agent = new Agent({ connect: { ca: here.proxy.certificate, servername: 'localhost' } });
  });
  beforeEach(() => here.upstream.behave(echo));
  afterAll(async () => {
    await agent.destroy();
    await here.close();
  });

  function client(apiKey = here.token): OpenAI {
    const fetch = ((url: string, init: object) => undiciFetch(url, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch;
    return new OpenAI({ baseURL: `${here.proxy.url}/v1`, apiKey, maxRetries: 2, fetch });
  }

  test('the official client gives up at once when the day is used up, and does not sleep until midnight', async () => {
    const apiKey = await here.newToken({ tenant: 'few', quotas: { requestsPerDay: 1 } });
    const ask = () => client(apiKey).chat.completions.create({ model: 'triage', messages: [{ role: 'user', content: 'hi' }] });
    await ask();
    await expect(ask()).rejects.toMatchObject({ constructor: RateLimitError, code: 'daily_quota_exceeded' });
  });

  test('a schema beside json_object, as instructor sends it, reaches every server as json_schema', async () => {
    const schema = { type: 'object', properties: { topic: { type: 'string' } } };
    await here.chat(prompt('x', { response_format: { type: 'json_object', schema } }));
    expect(seenBody(here)['response_format']).toEqual({ type: 'json_schema', json_schema: { name: 'reply', schema } });
  });

  test('roles, efforts and turns without content are passed as every server knows them', async () => {
    await client().chat.completions.create({
      model: 'triage',
      reasoning_effort: 'low',
      messages: [
        { role: 'developer', content: 'Be brief.' },
        { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
        { role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] },
        { role: 'user', content: [{ type: 'text', text: 'hi' }] },
      ],
    });
    expect(seenBody(here)).toMatchObject({
      reasoning_effort: 'low',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'assistant', content: '' },
        { role: 'assistant', content: 'No.' },
        { role: 'user', content: 'hi' },
      ],
    });
  });

  test('a model may have a slash in its name', async () => {
    const model = 'Qwen/Qwen2.5-7B-Instruct';
    expect((await client().chat.completions.create({ model, messages: [{ role: 'user', content: 'hi' }] })).model).toBe(model);
    expect((await client().models.retrieve(model)).id).toBe(model);
    expect((await ask(here, 'GET', `/v1/models/${model}`)).status).toBe(200);
  });

  test('usage that the server did not count is missing, not zero', async () => {
    here.upstream.behave((response) => json(response, 200, { ...completion('x'), usage: undefined }));
    expect((await here.chat()).body).not.toHaveProperty('usage');
    here.upstream.behave((response) => json(response, 200, { ...completion('x'), usage: { completion_tokens: 3 } }));
    expect((await here.chat()).body['usage']).toEqual({ completion_tokens: 3 });
  });

  test.each([
    [
      'the message',
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'user', content: [{ type: 'image_url' }] },
        ],
      },
      /\(messages\[1\]\.content: must be text or parts of type `text`\)$/,
    ],
    ['the role', { messages: [{ role: 'tool', content: 'a' }] }, /\(messages\[0\]\.role: must have the role `system`, /],
    ['the number', { temperature: 3 }, /\(temperature: Too big: .*<=2\)$/],
    ['the choice', { reasoning_effort: 'CANARY' }, /\(reasoning_effort: Invalid option: /],
  ])('a 400 names %s and the rule, and quotes nothing', async (_what, fields, message) => {
    const answer = await here.chat(prompt('CANARY', fields));
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.text).not.toContain('CANARY');
  });

  test('the official client reads such a 400 as a bad request', async () => {
    const messages = [{ role: 'tool' as const, content: 'x', tool_call_id: 'c' }];
    await expect(client().chat.completions.create({ model: 'triage', messages })).rejects.toMatchObject({
      constructor: BadRequestError,
      param: 'messages',
    });
  });

  test.each([
    ['/v1/responses', 'POST', /chat completions only: POST \/v1\/chat\/completions/],
    ['/v1/embeddings', 'POST', /chat completions only/],
    ['/chat/completions', 'POST', /base URL must end in \/v1/],
    ['/models', 'GET', /base URL must end in \/v1/],
    ['/v1/v1/models', 'GET', /\/v1 twice/],
    ['/api/chat', 'POST', /base URL that ends in \/v1/],
  ])('%s is a 404 that says where to go', async (path, method, message) => {
    const answer = await ask(here, method, path);
    expect(answer.status).toBe(404);
    expect((JSON.parse(answer.text) as { error: { message: string } }).error.message).toMatch(message);
  });

  test('HEAD is answered like GET, without a body, and a 405 says what is allowed', async () => {
    for (const path of ['/v1/models', '/healthz', '/readyz']) {
      const [head, get] = [await ask(here, 'HEAD', path), await ask(here, 'GET', path)];
      expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(get.text.length)]);
    }
    expect((await ask(here, 'DELETE', '/v1/models')).headers['allow']).toBe('GET, HEAD');
    expect((await ask(here, 'HEAD', '/v1/chat/completions')).headers['allow']).toBe('POST');
  });

  test('every answer to a call says what is left of the quota', async () => {
    const token = await here.newToken({ tenant: 'counted', quotas: { requestsPerMinute: 60, burst: 2 } });
    const left = (headers: Record<string, unknown>) =>
      ['limit', 'remaining', 'reset'].map((what) => headers[`x-ratelimit-${what}-requests`]);
    expect(left((await here.chat(undefined, { token })).headers)).toEqual(['2', '1', '1s']);
    here.upstream.behave((response) => json(response, 500, {}));
    expect(left((await here.chat(undefined, { token })).headers)).toEqual(['2', '0', '2s']);
    const refused = await here.chat(undefined, { token });
    expect([refused.status, ...left(refused.headers)]).toEqual([429, '2', '0', '2s']);
  });

  test.each([
    ['milliseconds', { 'retry-after-ms': '6200', 'retry-after': '60' }, '7'],
    ['a date', { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }, expect.stringMatching(/^(?:2\d|30)$/)],
    ['a date that is past', { 'retry-after': new Date(0).toUTCString() }, '1'],
    ['no word at all', {}, '1'],
    ['nonsense', { 'retry-after': 'soon' }, '1'],
  ])('how long a busy server asks to wait is understood from %s', async (_what, headers, expected) => {
    here.upstream.behave((response) => json(response, 429, {}, headers));
    expect((await here.chat()).headers['retry-after']).toEqual(expected);
  });
});

test('an upstream that never answered is not ready, and the reason is said once', async () => {
  await using(
    { config: { upstreams: [{ name: 'first', kind: 'openai', url: 'http://127.0.0.1:1/v1' }], health: { intervalMs: 30 } } },
    async (here) => {
      expect((await here.get('/readyz', null)).status).toBe(503);
      await here.chat();
      await here.chat();
      expect(here.said).toEqual([expect.stringMatching(/^Upstream first: upstream_unreachable \((?:refused|connection)\)\. /)]);
    },
  );
});
