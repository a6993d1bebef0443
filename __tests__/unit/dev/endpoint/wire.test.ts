import { chatBody, startEndpoint, type EndpointServer } from './endpoint-server';

const TICKET = { type: 'Bug', summary: 'Checkout crashes', description: 'It crashes.' };
const ALLOWED = { priority: ['High', 'Low'], components: ['Checkout', 'Search'], labels: ['bug'] };
let server: EndpointServer;

beforeAll(async () => {
  server = await startEndpoint();
});

afterEach(() => {
  server.endpoint.setFault(null);
  server.endpoint.setReply(null);
});

afterAll(() => server.close());

const complete = (body: object | string = chatBody(TICKET, ALLOWED), rest: object = {}): Promise<Response> =>
  server.ask('/v1/chat/completions', { method: 'POST', body, ...rest });

describe('the bearer token', () => {
  it.each([
    ['is missing', { authorization: '' }],
    ['is wrong', { authorization: 'Bearer wrong-token' }],
    ['is in basic auth', { authorization: `Basic ${Buffer.from('x:right-token').toString('base64')}` }],
  ])('is asked for in OpenAI’s error shape when it %s', async (_what, headers) => {
    for (const response of [await server.ask('/v1/models', { headers }), await complete(undefined, { headers })]) {
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { message: expect.any(String), type: 'invalid_request_error', param: null } });
    }
  });
});

describe('an answer', () => {
  it('has the shape of a chat completion, with counts, and says that no language model wrote it', async () => {
    const reply = (await (await complete()).json()) as { usage: Record<string, number> };
    expect(reply).toMatchObject({
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'embedded-classifier',
      system_fingerprint: 'deterministic-classifier-no-language-model',
      choices: [{ index: 0, message: { role: 'assistant', content: expect.any(String) }, finish_reason: 'stop' }],
    });
    const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = reply.usage;
    expect(prompt).toBeGreaterThan(0);
    expect(total).toBe((prompt ?? 0) + (completion ?? 0));
  });

  it('is the same each time', async () => {
    expect(await server.chat(TICKET, ALLOWED)).toEqual(await server.chat(TICKET, ALLOWED));
  });

  it('to a schema of another kind is the smallest value that it allows', async () => {
    const schema = { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'string' } }, required: ['city'] };
    const asked = { ...chatBody(TICKET, ALLOWED), response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } };
    expect(await (await complete(asked)).json()).toMatchObject({ choices: [{ message: { content: '{"city":""}' } }] });
  });

  describe('with a tool', () => {
    const parameters = { type: 'object', properties: { city: { type: 'string', minLength: 1 } }, required: ['city'] };
    const described = { name: 'locate', parameters };
    const tools = [
      { type: 'function', function: { name: 'other' } },
      { type: 'function', function: described },
    ];
    const called = { name: 'locate', arguments: '{"city":"x"}' };

    it.each<[string, object, object]>([
      [
        'that has to be called',
        { tools, tool_choice: { type: 'function', function: { name: 'locate' } } },
        {
          message: { content: null, tool_calls: [{ id: expect.any(String), type: 'function', function: called }] },
          finish_reason: 'tool_calls',
        },
      ],
      [
        'of which any will do',
        { tools, tool_choice: 'required' },
        { message: { tool_calls: [{ function: { name: 'other', arguments: '{}' } }] } },
      ],
      [
        'as it was asked for before',
        { functions: [described], function_call: { name: 'locate' } },
        { message: { content: null, function_call: called }, finish_reason: 'function_call' },
      ],
      [
        'that may be left alone',
        { tools, tool_choice: 'auto' },
        { message: { content: expect.stringContaining('labels') }, finish_reason: 'stop' },
      ],
    ])('%s', async (_what, more, choice) => {
      expect(await (await complete({ ...chatBody(TICKET, ALLOWED), ...more })).json()).toMatchObject({ choices: [choice] });
    });

    it('for proposals has them as its arguments', async () => {
      const body = chatBody(TICKET, ALLOWED) as { response_format: { json_schema: { schema: object } } };
      const tool = { type: 'function', function: { name: 'triage', parameters: body.response_format.json_schema.schema } };
      const reply = (await (await complete({ ...body, response_format: undefined, tools: [tool], tool_choice: 'required' })).json()) as {
        choices: { message: { tool_calls: { function: { arguments: string } }[] } }[];
      };
      expect(JSON.parse(reply.choices[0]?.message.tool_calls[0]?.function.arguments ?? '')).toEqual(await server.chat(TICKET, ALLOWED));
    });
  });

  it('comes as a stream to whoever asks for one', async () => {
    const response = await complete({ ...chatBody(TICKET, ALLOWED), stream: true, stream_options: { include_usage: true } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = (await response.text()).split('\n\n').filter(Boolean);
    expect(events.every((event) => event.startsWith('data: '))).toBe(true);
    expect(events.at(-1)).toBe('data: [DONE]');
    expect(events.slice(0, -1).map((event) => JSON.parse(event.slice(6)) as object)).toMatchObject([
      {
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta: { role: 'assistant', content: expect.any(String) }, finish_reason: null }],
      },
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      { choices: [], usage: { total_tokens: expect.any(Number) } },
    ]);
  });

  it.each([
    [
      'beside the type',
      { response_format: { type: 'json_object', schema: { type: 'object', properties: {}, required: ['a'] } } },
      '{"a":""}',
    ],
    [
      'in the prompt',
      {
        response_format: { type: 'json_object' },
        messages: [
          { role: 'user', content: 'Answer in this schema: {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}. Hi' },
        ],
      },
      '{"n":0}',
    ],
  ])('to a schema %s keeps to it', async (_where, more, content) => {
    expect(await (await complete({ ...chatBody(TICKET, ALLOWED), ...more })).json()).toMatchObject({ choices: [{ message: { content } }] });
  });

  it('ends at the limit that was asked for, and says so', async () => {
    const reply = await (await complete({ ...chatBody(TICKET, ALLOWED), max_tokens: 3 })).json();
    expect(reply).toMatchObject({
      choices: [{ message: { content: expect.stringMatching(/^.{12}$/) }, finish_reason: 'length' }],
      usage: { completion_tokens: 3 },
    });
  });

  it('proposes nothing without allowed values, a ticket, or a ticket that can be read', async () => {
    const body = chatBody(TICKET, ALLOWED) as { messages: { role: string; content: string }[]; response_format?: object };
    const noSchema = { ...body, response_format: { type: 'json_object' } };
    const noTicket = { ...body, messages: [{ role: 'user', content: 'Checkout crashes' }] };
    const broken = { ...body, messages: [{ role: 'user', content: '### TICKET START n\n{"summary":\n### TICKET END n ###' }] };
    for (const request of [noSchema, noTicket, broken]) {
      const { choices } = (await (await complete(request)).json()) as { choices: { message: { content: string } }[] };
      expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({ priority: null, components: [], labels: [] });
    }
  });

  it('can be replaced by a text, an object or a whole reply', async () => {
    server.endpoint.setReply((chat) => `I am not ${chat.model}`);
    expect(await (await complete()).json()).toMatchObject({ choices: [{ message: { content: 'I am not embedded-classifier' } }] });
    server.endpoint.setReply(() => ({ priority: null }));
    expect(await (await complete()).json()).toMatchObject({ choices: [{ message: { content: '{"priority":null}' } }] });
    server.endpoint.setReply(() => ({ http: { status: 418, headers: {}, body: 'short and stout' } }));
    expect((await complete()).status).toBe(418);
  });
});

describe('a request', () => {
  it('is kept with its headers and its body', async () => {
    await complete();
    expect(server.endpoint.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer right-token' },
      body: JSON.stringify(chatBody(TICKET, ALLOWED)),
    });
  });

  it.each([
    ['no JSON', '{', 400],
    ['no messages', { model: 'embedded-classifier' }, 400],
    ['another model', { ...chatBody(TICKET, ALLOWED), model: 'gpt-4o' }, 404],
    ['two answers', { ...chatBody(TICKET, ALLOWED), n: 2 }, 400],
    ['a tool that it does not describe', { ...chatBody(TICKET, ALLOWED), tools: [], tool_choice: { function: { name: 'f' } } }, 400],
    ['no tool to call', { ...chatBody(TICKET, ALLOWED), tool_choice: 'required' }, 400],
    ['sound', { ...chatBody(TICKET, ALLOWED), modalities: ['text', 'audio'] }, 400],
    ['a format of another kind', { ...chatBody(TICKET, ALLOWED), response_format: { type: 'grammar' } }, 400],
    ['a picture', { ...chatBody(TICKET, ALLOWED), messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }, 400],
  ])('is refused with %s', async (_what, body, status) => {
    const response = await complete(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('error.message');
  });

  it('is told which parameter is refused, and not for one that asks for nothing', async () => {
    expect(await (await complete({ ...chatBody(TICKET, ALLOWED), logprobs: true })).json()).toMatchObject({ error: { param: 'logprobs' } });
    const harmless = { stream: false, n: 1, tools: [], logprobs: false, stop: null, modalities: ['text'], audio: null };
    expect((await complete({ ...chatBody(TICKET, ALLOWED), ...harmless })).status).toBe(200);
  });

  it('is refused at unknown addresses and with the wrong method', async () => {
    expect((await server.ask('/v1/embeddings', { method: 'POST', body: {} })).status).toBe(404);
    expect((await server.ask('/v1/chat/completions')).status).toBe(405);
  });
});

it('takes the word bearer in any case, and describes its one model by name', async () => {
  for (const scheme of ['bearer', 'BEARER']) {
    const response = await server.ask('/v1/models/embedded-classifier', { headers: { authorization: `${scheme} right-token` } });
    expect(await response.json()).toMatchObject({ id: 'embedded-classifier', object: 'model' });
  }
  for (const id of ['gpt-4o', '%', 'embedded-classifier/x']) expect((await server.ask(`/v1/models/${id}`)).status).toBe(404);
});

it('lists its one model, openly described', async () => {
  expect(await (await server.ask('/v1/models')).json()).toMatchObject({
    object: 'list',
    data: [{ id: 'embedded-classifier', object: 'model', description: expect.stringContaining('not a language model') }],
  });
});

describe('a fault', () => {
  it('down ends the connection without an answer', async () => {
    server.endpoint.setFault('down');
    await expect(complete()).rejects.toThrow('fetch failed');
  });

  it('cut ends the connection in the middle of the body', async () => {
    server.endpoint.setFault('cut');
    const response = await complete();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('slow answers late, or stops waiting when the caller goes away', async () => {
    server.endpoint.setFault('slow');
    await expect(complete(undefined, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
    const before = performance.now();
    expect((await complete()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(90);
  });

  it('invalid-json answers a text that is no JSON', async () => {
    server.endpoint.setFault('invalid-json');
    await expect(server.chat(TICKET, ALLOWED)).rejects.toThrow(SyntaxError);
  });

  it('assignee adds keys that nobody asked for to the usual proposals', async () => {
    const usual = await server.chat(TICKET, ALLOWED);
    server.endpoint.setFault('assignee');
    const reply = await server.chat(TICKET, ALLOWED);
    expect(reply).toMatchObject(usual);
    expect(Object.keys(reply)).toEqual(expect.arrayContaining(['assignee', 'fields', 'reporter']));
  });

  it('empty proposes nothing', async () => {
    server.endpoint.setFault('empty');
    expect(await server.chat(TICKET, ALLOWED)).toEqual({ priority: null, components: [], labels: [] });
  });
});
