import { createAtlassianAdapter } from '../../../../src/providers/atlassian/atlassian-adapter';

const TARGET = { baseUrl: 'https://llm', model: 'claude-large', thinking: 'automatic' as const, token: null };
const REQUEST = { system: 'Classify.', user: 'A ticket', replySchema: {} };

/** A model that minds the temperature, each of whose answers takes so long. */
function startPlatform(milliseconds: number) {
  const counted: number[] = [];
  let now = 0;
  const adapter = createAtlassianAdapter({
    clock: () => now,
    tokensPerDay: 1_000,
    ledger: { readTokens: () => Promise.resolve(0), addTokens: (_day, tokens) => Promise.resolve(void counted.push(tokens)) },
    chat: (prompt) => {
      now += milliseconds;
      const refusal = Object.assign(new Error('temperature is not supported'), { status: 400, code: 'BAD_REQUEST' });
      const message = { role: 'assistant', content: '{"labels": []}' };
      const reply = { choices: [{ finish_reason: 'stop', message }], usage: { total_tokens: 50 } };
      return 'temperature' in prompt ? Promise.reject(refusal) : Promise.resolve(reply);
    },
    list: () => Promise.resolve({ models: [] }),
  });
  return { adapter, counted };
}

describe('the adapter of Atlassian’s models', () => {
  it('counts what the second call used, where the first was refused', async () => {
    const { adapter, counted } = startPlatform(400);
    await expect(adapter.chat(TARGET, REQUEST, null, 1_000)).resolves.toMatchObject({ capabilities: { temperature: false } });
    expect(counted).toEqual([50]);
  });

  it('counts nothing of a call for which no time is left, since it is not made', async () => {
    const { adapter, counted } = startPlatform(1_000);
    await expect(adapter.chat(TARGET, REQUEST, null, 1_000)).rejects.toMatchObject({ code: 'ENDPOINT_TIMEOUT' });
    expect(counted).toEqual([]);
  });
});
