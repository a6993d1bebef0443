import { createModelService } from '../../../../dev/platform/models/model-service';
import { startProbeHost, type ProbeHost } from './probe-host';

const MODEL = 'claude-haiku-4-5-20251001';
const LARGE = 'claude-opus-4-8';
const PARAMETERS = { type: 'object', properties: { mood: { type: 'string', enum: ['glad 😀', 'sad'] } }, required: ['mood'] };
const TOOL = { type: 'function', function: { name: 'report', description: '', parameters: PARAMETERS } };
const prompt = { model: MODEL, messages: [{ role: 'user', content: 'How is it?' }], tools: [TOOL], tool_choice: 'required' };

let host: ProbeHost;
let now = Date.now();

beforeAll(async () => {
  host = await startProbeHost({ now: () => now });
});

// Another minute, so that no test meets the limits of the one before.
beforeEach(() => {
  now += 60_000;
  host.models.forbid([]);
});

afterAll(() => host.close());

it('lists models with their state', async () => {
  expect(await host.probe('listModels')).toEqual({
    models: expect.arrayContaining([{ model: MODEL, status: 'active' }, expect.objectContaining({ status: 'deprecated' })]) as unknown,
  });
});

it('calls the tool that it has to, with an object, and counts tokens under Forge’s names', async () => {
  expect(await host.probe('chat', { prompt })).toMatchObject({
    choices: [{ finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'report', arguments: { mood: 'glad 😀' } } }] } }],
    usage: {
      input_tokens: expect.any(Number) as number,
      output_tokens: expect.any(Number) as number,
      total_tokens: expect.any(Number) as number,
    },
  });
});

it('streams whole lines, whose characters the package puts together again', async () => {
  const lines = (await host.probe('streamChat', { prompt })) as object[];
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ choices: [{ message: { tool_calls: [{ function: { arguments: { mood: 'glad 😀' } } }] } }] });
  expect(lines[1]).toMatchObject({ choices: [{ finish_reason: 'tool_calls' }], usage: { total_tokens: expect.any(Number) as number } });
});

it('cuts characters in pieces on demand, which the package cannot read', async () => {
  host.models.splitCharacters(true);
  expect(JSON.stringify(await host.probe('streamChat', { prompt }))).toContain('glad \uFFFD');
  host.models.splitCharacters(false);
});

it.each([
  ['a model that there is not', { model: 'claude-none' }, 404],
  ['temperature with top_p', { temperature: 0, top_p: 1 }, 400],
  ['a temperature of a model without', { model: LARGE, temperature: 0 }, 400],
  ['top_p of a model without', { model: LARGE, top_p: 1 }, 400],
  ['a tool that is not described', { tool_choice: { type: 'function', function: { name: 'other' } } }, 400],
  ['more than a model can read', { messages: [{ role: 'user', content: 'x'.repeat(900_000) }] }, 400],
])('refuses %s', async (_what, changes, status) => {
  expect(await host.probe('chat', { prompt: { ...prompt, ...changes } })).toMatchObject({ failed: true, name: 'ForgeLlmAPIError', status });
});

it('lets unknown fields pass', async () => {
  expect(await host.probe('chat', { prompt: { ...prompt, seed: 1 } })).toHaveProperty('choices');
});

it('refuses a forbidden model with the code that Forge has for that', async () => {
  host.models.forbid([MODEL]);
  expect(await host.probe('chat', { prompt })).toMatchObject({ code: 'FORGE_LLMS_MODEL_FORBIDDEN', status: 403 });
});

it('says that a connection broke as Forge’s proxy does', async () => {
  host.setFaults({ endpoint: 'down' });
  expect(await host.probe('chat', { prompt })).toMatchObject({ code: 'BAD_GATEWAY', status: 502 });
  host.setFaults({ endpoint: null });
});

const SMALL = { method: 'POST', path: `https://llm/${MODEL}`, body: JSON.stringify({ messages: prompt.messages }) };

function aService(families: string[]) {
  const complete = () => Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ choices: [] }) });
  const service = createModelService({ families, complete, now: () => now });
  return async (installationId: string, body = SMALL.body) =>
    (await service.handle({ ...SMALL, body, type: 'llm', provider: null, remote: null, accountId: null, headers: {} }, installationId))
      .status;
}

it('takes 100 requests a minute of each installation, and 500,000 tokens of each model', async () => {
  const ask = aService(['claude']);
  for (let count = 0; count < 100; count += 1) expect(await ask('one')).toBe(200);
  expect([await ask('one'), await ask('another')]).toEqual([429, 200]);
  now += 60_000;
  expect(await ask('one')).toBe(200);
  const large = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(700_000) }] });
  expect([await ask('one', large), await ask('one', large), await ask('one', large)]).toEqual([200, 200, 429]);
});

it('refuses an app whose manifest names no model', async () => {
  expect(await aService([])('one')).toBe(403);
});
