import { readStartOptions } from '../../dev/server/start-options';
import type { ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import { aReply, bad, good, startTriageSite, suggest } from './support/triage-site';
import * as wire from './support/wire-dialects';
import { startWireServer, type WireBody, type WireReply } from './support/wire-server';
import { BASE_URL, EVERYTHING, MODEL, proposed, withServer } from './support/wire-site';

describe('Ollama', () => {
  it('works as `npm start -- --endpoint http://localhost:11434/v1 --model llama3.1:8b` sets it up', async () => {
    const server = await startWireServer(wire.ollama);
    const options = readStartOptions(['--endpoint', `${server.origin}/v1/`, '--model', 'llama3.1:8b']);
    const site = await startTriageSite({ endpoint: options?.endpoint, names: options?.names });
    try {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(server.asked()).toEqual(['json_schema temperature']);
      expect(server.requests[0]).toMatchObject({ path: '/v1/chat/completions', authorization: undefined, body: { model: 'llama3.1:8b' } });
      const { baseUrl = '' } = options?.endpoint ?? {};
      const report = good(await site.admin('testConnection', { baseUrl, model: 'llama3.1:8b', token: { action: 'keep' } }));
      expect(report).toMatchObject({ models: wire.OLLAMA_MODELS, capabilities: { responseFormat: 'json_schema', temperature: true } });
    } finally {
      await site.close();
      await server.close();
    }
  });
});

describe('an answer', () => {
  const content = JSON.stringify(aReply());
  const draft = content.replaceAll('High', 'Lowest').replaceAll('Payments', 'Checkout');

  it.each<[string, WireReply]>([
    ['vLLM, with fields of its own', wire.vllmCompletion()],
    [
      'LiteLLM, with the thoughts beside it',
      wire.completion({ content, reasoning_content: 'The customer paid twice.', provider_specific_fields: { refusal: null } }),
    ],
    [
      'content in parts',
      wire.completion({
        content: [
          { type: 'thinking', thinking: [] },
          { type: 'text', text: content.slice(0, 50) },
          { type: 'text', text: content.slice(50) },
        ],
      }),
    ],
    [
      'a reasoning model that thinks aloud, then fences',
      wire.completion({ content: `<think>{"labels": ["maybe"]}</think>\nHere it is:\n\`\`\`json\n${content}\n\`\`\`` }),
    ],
    [
      'thoughts that the prompt began, full of braces and with a draft',
      wire.completion({ content: `${'Perhaps {id}. '.repeat(60)}${draft}\n</think>\n\n${content}` }),
    ],
    ['gpt-oss, with its channels', wire.completion({ content: wire.harmony(draft, content) })],
    [
      'drafts in parts between thoughts',
      wire.completion({
        content: [
          { type: 'text', text: draft },
          { type: 'thinking', thinking: [{ type: 'text', text: draft }] },
          { type: 'reasoning', text: draft },
          { type: 'text', text: content },
        ],
      }),
    ],
    [
      'a charset and a suffix in the content type',
      { ...wire.completion({ content }), headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
    ],
    ['JSON as text', { ...wire.completion({ content }), headers: { 'content-type': 'text/plain' } }],
    ['JSON without a content type', { ...wire.completion({ content }), headers: {} }],
    ['unsloth: a stream', { status: 200, headers: { 'content-type': 'text/event-stream' }, body: wire.streamed(content) }],
    [
      'OpenRouter: a stream that is kept alive for long',
      {
        status: 200,
        headers: { 'content-type': 'text/event-stream; charset=utf-8' },
        body: `${': OPENROUTER PROCESSING\n\n'.repeat(20_000)}${wire.streamed(content)}`,
      },
    ],
    [
      'LiteLLM: as a tool call',
      wire.completion({
        content: null,
        tool_calls: [{ id: '1', type: 'function', function: { name: 'json_tool_call', arguments: content } }],
      }),
    ],
    ['a gateway: below a wrapper', { status: 200, body: { code: 0, message: 'ok', data: wire.completion({ content }).body } }],
    ['Workers AI: the object itself', wire.completion({ content: aReply() })],
    ['vLLM: taken for thoughts as a whole', wire.completion({ content: null, reasoning_content: content })],
    ['a filter’s note beside an empty error', wire.completion({ content }, { top: { error: null, prompt_filter_results: [] } })],
    ['no usage and no id', { status: 200, body: { choices: [{ message: { content } }] } }],
  ])('is read: %s', (_what, reply) =>
    withServer(
      wire.dialect([MODEL], () => reply),
      async (site) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
      },
    ),
  );

  it.each<[string, WireReply, ErrorCode]>([
    ['LiteLLM: thoughts and no content', wire.completion({ content: null, reasoning_content: `So: ${content}` }), 'REPLY_INVALID'],
    ['OpenAI: a refusal', wire.completion({ content: null, refusal: 'I cannot help with that.' }), 'REPLY_INVALID'],
    [
      'a tool call instead of content',
      wire.completion({ content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: '{}' } }] }),
      'REPLY_INVALID',
    ],
    [
      'cut at the token limit',
      wire.completion({ content: content.slice(0, 60) }, { choice: { finish_reason: 'length' } }),
      'REPLY_INVALID',
    ],
    [
      'thoughts without a sign, cut at the token limit',
      wire.completion({ content: `I could say ${draft}, but` }, { choice: { finish_reason: 'length' } }),
      'REPLY_INVALID',
    ],
    ['thoughts that do not end', wire.completion({ content: `<think>I could say ${draft}, but` }), 'REPLY_INVALID'],
    ['gpt-oss without a final channel', wire.completion({ content: wire.harmony(draft, '').split('<|end|>')[0] }), 'REPLY_INVALID'],
    [
      'a draft before the last thought',
      wire.completion({
        content: [
          { type: 'text', text: draft },
          { type: 'thinking', thinking: [] },
        ],
      }),
      'REPLY_INVALID',
    ],
    ['no choices', { status: 200, body: { choices: [] } }, 'REPLY_INVALID'],
    ['an error with 200', { status: 200, body: { error: { message: 'upstream failed' } } }, 'ENDPOINT_ERROR'],
    [
      'OpenRouter: a rate limit with 200',
      { status: 200, body: { error: { message: 'Provider returned error', code: 429 } } },
      'ENDPOINT_RATE_LIMITED',
    ],
    ['9Router: no choices at all', { status: 200, body: { id: null, choices: null } }, 'REPLY_INVALID'],
    [
      'DeepSeek: a server that gave up',
      wire.completion({ content: '' }, { choice: { finish_reason: 'insufficient_system_resource' } }),
      'ENDPOINT_ERROR',
    ],
    ['an empty body', { status: 200, body: '' }, 'REPLY_INVALID'],
    ['half a JSON', { status: 200, body: '{"choices": [' }, 'REPLY_INVALID'],
    ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }, 'ENDPOINT_ERROR'],
    ['a connection that breaks', { ...wire.completion({ content }), isCut: true }, 'ENDPOINT_UNREACHABLE'],
    ['a redirect', { status: 307, headers: { location: 'https://elsewhere.sprintloom.com/v1' }, body: '' }, 'ENDPOINT_UNREACHABLE'],
    ['a gateway’s page', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>bad gateway</html>' }, 'ENDPOINT_ERROR'],
    ['a gateway that waited too long', { status: 504, headers: { 'content-type': 'text/html' }, body: '' }, 'ENDPOINT_TIMEOUT'],
    [
      'LiteLLM: its own time-out',
      wire.refusal(408, 'litellm.Timeout: APITimeoutError', { type: 'timeout_error', code: '408' }),
      'ENDPOINT_TIMEOUT',
    ],
    [
      'OpenAI: a wrong key',
      wire.refusal(401, 'Incorrect API key provided: sk-canary-token.', { code: 'invalid_api_key' }),
      'ENDPOINT_AUTH',
    ],
    ['vLLM: a wrong key', { status: 401, body: { error: 'Unauthorized' } }, 'ENDPOINT_AUTH'],
    ['a key without the right', wire.refusal(403, 'Project does not have access to model'), 'ENDPOINT_AUTH'],
    ['OpenAI: an unknown model', wire.refusal(404, 'The model does not exist', { code: 'model_not_found' }), 'ENDPOINT_ERROR'],
    [
      'a prompt that is too long',
      wire.refusal(400, "This model's maximum context length is 2048 tokens.", { param: 'messages', code: 'context_length_exceeded' }),
      'ENDPOINT_ERROR',
    ],
    [
      'OpenAI: no credit left',
      wire.refusal(429, 'You exceeded your current quota.', { type: 'insufficient_quota', code: 'insufficient_quota' }),
      'ENDPOINT_ERROR',
    ],
    ['an overloaded server', { status: 529, body: { error: { message: 'Overloaded', type: 'overloaded_error' } } }, 'ENDPOINT_ERROR'],
  ])('is a typed error, which repeats nothing: %s', (_what, reply, code) =>
    withServer(
      wire.dialect([MODEL], () => reply),
      async (site, server) => {
        const result = await site.panel('suggestTriage');
        expect(bad(result).code).toBe(code);
        expect(JSON.stringify([result, site.logs])).not.toMatch(/canary|quota|upstream|Overloaded/u);
        expect(server.asked().length).toBeLessThanOrEqual(3);
      },
    ),
  );

  it.each<[string, WireReply, ErrorDetails['about']]>([
    ['cut', wire.completion({ content: content.slice(0, 60) }, { choice: { finish_reason: 'length' } }), 'cut'],
    ['cut by Mistral', wire.completion({ content: '' }, { choice: { finish_reason: 'model_length' } }), 'cut'],
    ['filtered', wire.completion({ content: content.slice(0, 60) }, { choice: { finish_reason: 'content_filter' } }), 'filter'],
    ['declined', wire.completion({ content: null, refusal: 'I cannot help with that.' }), 'declined'],
    ['declined in a part', wire.completion({ content: [{ type: 'refusal', refusal: 'No.' }] }), 'declined'],
    ['cut, by Azure', wire.refusal(400, wire.USED_UP), 'cut'],
    ['empty', wire.completion({ content: ' ' }), 'empty'],
    ['empty beside thoughts', wire.completion({ content: '', reasoning: `So: ${content}` }), 'empty'],
  ])('says that it was %s', (_what, reply, about) =>
    withServer(
      wire.dialect([MODEL], () => reply),
      async (site) => {
        expect(bad(await site.panel('suggestTriage'))).toMatchObject({ code: 'REPLY_INVALID', details: { about } });
      },
    ),
  );

  it.each<[string, (body: WireBody) => WireReply | undefined, string[], string[]]>([
    [
      'Azure’s thoughts used up the reply: with more room',
      (body) => (body.max_tokens === undefined ? wire.refusal(400, wire.USED_UP) : undefined),
      ['json_schema temperature', 'json_schema temperature'],
      ['json_schema temperature'],
    ],
    [
      'llama.cpp cannot read what its model wrote under the grammar: without one',
      ({ response_format: format }) =>
        format === undefined
          ? undefined
          : {
              status: 500,
              body: {
                error: {
                  code: 500,
                  message: 'The model produced output that does not match the expected peg-native format',
                  type: 'server_error',
                },
              },
            },
      ['json_schema temperature', 'none temperature'],
      // It may go well the next time.
      ['json_schema temperature', 'none temperature'],
    ],
    [
      'vLLM’s model wrote nothing but space under the grammar: without one',
      ({ response_format: format }) =>
        format === undefined
          ? undefined
          : wire.completion({ content: `{"labels": [\n${' '.repeat(2_000)}` }, { choice: { finish_reason: 'length' } }),
      ['json_schema temperature', 'none temperature'],
      ['none temperature'],
    ],
  ])('is asked for once more when %s, and the next time as far as that is remembered', (_what, rule, asked, askedNext) =>
    withServer(wire.dialect([MODEL], rule), async (site, server) => {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(server.asked()).toEqual(asked);
      expect(good(await site.panel('suggestTriage', { again: true }))).toMatchObject({ status: 'ready' });
      expect(server.asked()).toEqual([...asked, ...askedNext]);
    }),
  );

  it('says when to come back', () =>
    withServer(
      wire.dialect([MODEL], () => ({
        ...wire.refusal(429, 'Rate limit reached'),
        headers: { 'content-type': 'application/json', 'retry-after': '12' },
      })),
      async (site) => {
        expect(bad(await site.panel('suggestTriage'))).toMatchObject({
          code: 'ENDPOINT_RATE_LIMITED',
          details: { status: 429, retryAfterSeconds: 12 },
        });
      },
    ));
});

// @promise token-per-installation
it('sends the token as a bearer, to the chat and to the list of models', () =>
  withServer(
    wire.dialect([MODEL], () => undefined),
    async (site, server) => {
      const report = good(await site.admin('testConnection', { baseUrl: BASE_URL, model: '', token: { action: 'keep' } }));
      expect(report.models).toEqual([MODEL]);
      await suggest(site);
      expect(server.requests.map(({ path, authorization }) => [path, authorization])).toEqual([
        ['/v1/models', 'Bearer sk-canary-token'],
        ['/v1/chat/completions', 'Bearer sk-canary-token'],
      ]);
    },
  ));
