import { chatBody, startEndpoint, type EndpointServer } from './endpoint-server';

const TICKET = { type: 'Bug', summary: 'Checkout crashes', description: 'It crashes.' };
const ALLOWED = { priority: ['High', 'Low'], components: ['Checkout', 'Search'], labels: ['bug'] };
let server: EndpointServer;

beforeAll(async () => {
  server = await startEndpoint();
});

afterEach(() => server.endpoint.setContextWindow(null));

afterAll(() => server.close());

const complete = (body: object): Promise<Response> => server.ask('/v1/chat/completions', { method: 'POST', body });

async function usageOf(body: object): Promise<Record<string, number>> {
  return ((await (await complete(body)).json()) as { usage: Record<string, number> }).usage;
}

function withSystem(length: number): object {
  const chat = chatBody(TICKET, ALLOWED) as { messages: { role: string; content: string }[] };
  return { ...chat, messages: [{ role: 'system', content: 's'.repeat(length) }, ...chat.messages.slice(1)] };
}

describe('the tokens of an answer', () => {
  it('are a fourth of the characters', async () => {
    const chat = withSystem(4_000) as { messages: { content: string }[] };
    const user = Math.ceil(chat.messages[1]!.content.length / 4);
    const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = await usageOf(chat);
    expect(prompt).toBe(1_000 + user);
    expect(completion).toBeGreaterThan(10);
    expect(total).toBe((prompt ?? 0) + (completion ?? 0));
  });
});

describe('a small context', () => {
  it('clips without a word: no more tokens than it has, and what stood first is not read', async () => {
    server.endpoint.setContextWindow({ tokens: 300, overflow: 'clip' });
    expect(await usageOf(withSystem(4_000))).toMatchObject({ prompt_tokens: 300 });
    expect(await server.chat(TICKET, ALLOWED)).toHaveProperty('components.0.value', 'Checkout');
    server.endpoint.setContextWindow({ tokens: 20, overflow: 'clip' });
    expect(await server.chat(TICKET, ALLOWED)).toEqual({ priority: null, components: [], labels: [] });
  });

  it('reads what fits as it is', async () => {
    const whole = await usageOf(withSystem(40));
    server.endpoint.setContextWindow({ tokens: 300, overflow: 'clip' });
    expect(await usageOf(withSystem(40))).toEqual(whole);
  });

  it('refuses with a 400 that names its length', async () => {
    server.endpoint.setContextWindow({ tokens: 300, overflow: 'refuse' });
    const response = await complete(withSystem(4_000));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'context_length_exceeded',
        message: expect.stringMatching(
          /^This model's maximum context length is 300 tokens\. However, your messages resulted in \d+ tokens\./u,
        ),
      },
    });
    expect((await complete(withSystem(40))).status).toBe(200);
  });

  it('is told by the list of models when it is to be, and not otherwise', async () => {
    const model = async (): Promise<unknown> => ((await (await server.ask('/v1/models')).json()) as { data: unknown[] }).data[0];
    expect(await model()).not.toHaveProperty('max_model_len');
    server.endpoint.setContextWindow({ tokens: 300, overflow: 'refuse' });
    expect(await model()).not.toHaveProperty('max_model_len');
    server.endpoint.setContextWindow({ tokens: 300, overflow: 'refuse', isAnnounced: true });
    expect(await model()).toHaveProperty('max_model_len', 300);
  });
});
