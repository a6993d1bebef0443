import { readModels } from '../../../../src/providers/endpoint/read-models';

it.each([
  ['vLLM', { max_model_len: 4_096 }, 4_096],
  ['OpenRouter', { context_length: 8_192, top_provider: { context_length: 4_096 } }, 8_192],
  ['Groq', { context_window: 131_072 }, 131_072],
  ['Mistral', { max_context_length: 32_768 }, 32_768],
  ['llama.cpp', { meta: { n_vocab: 1, n_ctx: 8_192, n_ctx_train: 40_960 } }, 8_192],
  ['llama.cpp before', { meta: { n_ctx_train: 40_960 } }, 40_960],
  ['LM Studio', { max_context_length: 131_072, loaded_context_length: 4_096 }, 4_096],
  ['LM Studio’s own API', { loaded_instances: [{ config: { context_length: 4_096 } }], max_context_length: 131_072 }, 4_096],
  ['GitHub', { capabilities: { limits: { max_context_window_tokens: 64_000 } } }, 64_000],
  ['Gemini', { inputTokenLimit: 1_048_576 }, 1_048_576],
  ['a gateway that writes numbers as text', { max_input_tokens: '8192' }, 8_192],
  ['a text', { context_length: 'much' }, null],
  ['nonsense', { context_length: -1, max_model_len: 0.5 }, null],
  ['OpenAI', { object: 'model', owned_by: 'openai', created: 1_700_000_000 }, null],
])('finds the context length where %s puts it', (_who, facts, contextTokens) => {
  expect(readModels({ data: [{ id: 'm', ...facts }] })).toEqual([{ id: 'm', contextTokens }]);
});

it.each<[string, unknown]>([
  ['OpenAI', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }],
  ['Together, a bare array', [{ id: 'a' }, { id: 'b' }]],
  ['Ollama’s own API', { models: [{ name: 'a', model: 'a' }, { name: 'b' }] }],
  ['names alone', { models: ['a', 'b'] }],
  ['Cloudflare', { success: true, result: [{ name: 'a' }, { name: 'b' }] }],
  ['a gateway, a level deeper', { code: 0, data: { total: 2, models: [{ id: 'a' }, { id: 'b' }] } }],
  ['odd entries', { data: [null, { id: 'a' }, 7, { id: '' }, { object: 'model' }, { id: 5, name: 'b' }, { id: 'x'.repeat(201) }] }],
])('reads a list as %s has it', (_who, answer) => {
  expect(readModels(answer).map(({ id }) => id)).toEqual(['a', 'b']);
});

it('reads no models from another shape', () => {
  for (const answer of [null, 'x', {}, { data: 'x' }, { data: [{ title: 'x' }] }]) expect(readModels(answer)).toEqual([]);
});
