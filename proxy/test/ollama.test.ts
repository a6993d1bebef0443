import { json, startMockUpstream } from './support/mock-upstream';
import { prompt, startTestProxy, type TestProxy } from './support/test-proxy';

interface NativeBody {
  model: string;
  messages: { role: string; content: string }[];
  stream: boolean;
  truncate: boolean;
  shift: boolean;
  format?: unknown;
  options: { num_ctx: number; num_predict: number; temperature?: number; stop?: string[]; seed?: number; top_p?: number };
}

/** Clips like Ollama: what is longer than `num_ctx` goes from the start, without a word. One token is one byte. */
function promptAsSeen(body: NativeBody): string {
  const text = body.messages.map(({ content }) => content).join('');
  return Buffer.from(text).subarray(-body.options.num_ctx).toString();
}

describe('Ollama', () => {
  let here: TestProxy;
  beforeAll(async () => {
    const upstream = await startMockUpstream();
    upstream.behave((response, seen) => {
      const body = JSON.parse(seen.body) as NativeBody;
      json(response, 200, {
        model: body.model,
        message: { role: 'assistant', content: promptAsSeen(body) },
        done: true,
        done_reason: 'stop',
        prompt_eval_count: 5,
        eval_count: 6,
        load_duration: 1,
      });
    });
    here = await startTestProxy({
      upstream,
      config: {
        upstreams: [{ name: 'first', kind: 'ollama', url: upstream.url }],
        models: {
          triage: { upstreams: { first: 'qwen3:8b' }, contextTokens: [8_192, 16_384, 32_768, 73_728], replyTokens: 1_000 },
          small: { upstreams: { first: 'small' }, contextTokens: [4_096] },
        },
        plans: { basic: { models: ['triage', 'small'], quotas: { requestsPerMinute: 60_000 } } },
      },
    });
  });
  afterAll(() => here.close());
  beforeEach(() => void (here.upstream.requests.length = 0));

  const sent = (): NativeBody => JSON.parse(here.upstream.requests[0]?.body ?? '') as NativeBody;

  test("is asked by its own API, and its answer is told in OpenAI's", async () => {
    const answer = await here.chat(
      prompt('hi', {
        temperature: 0,
        top_p: 0.5,
        seed: 3,
        stop: 'END',
        max_tokens: 77,
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } },
      }),
    );
    expect(answer.status).toBe(200);
    expect(here.upstream.requests[0]?.url).toBe('/api/chat');
    expect(sent()).toEqual({
      model: 'qwen3:8b',
      messages: [{ role: 'user', content: 'hi' }],
      stream: false,
      truncate: false,
      shift: false,
      format: { type: 'object' },
      options: { num_ctx: 8_192, num_predict: 77, temperature: 0, top_p: 0.5, seed: 3, stop: ['END'] },
    });
    expect(answer.body['usage']).toEqual({ prompt_tokens: 5, completion_tokens: 6, total_tokens: 11 });
    expect(answer.body['model']).toBe('triage');
  });

  test('never clips a prompt of any size, even when each byte is a token', async () => {
    for (const size of [10, 7_000, 8_100, 15_000, 33_000, 64_000]) {
      const text = `START${'\u00e9'.repeat(size / 2)}`;
      const answer = await here.chat(prompt(text));
      const [choice] = answer.body['choices'] as { message: { content: string } }[];
      expect(choice?.message.content).toBe(text);
    }
  });

  test('keeps to few context lengths, because each change loads the model again', async () => {
    for (const size of [10, 100, 1_000, 5_000]) await here.chat(prompt('x'.repeat(size)));
    expect(new Set(here.upstream.requests.map(({ body }) => (JSON.parse(body) as NativeBody).options.num_ctx))).toEqual(new Set([8_192]));
  });

  test('a prompt that no allowed context holds is refused and not sent', async () => {
    const answer = await here.chat(prompt('x'.repeat(4_000), { model: 'small' }));
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe('context_length_exceeded');
    expect((await here.chat(prompt('x', { max_tokens: 100_000 }))).body.error?.code).toBe('context_length_exceeded');
    expect(here.upstream.requests.length).toBe(0);
  });
});
