import { readModels } from '../../../../src/providers/endpoint/read-models';

it.each([
  [{ max_model_len: 4_096 }, 4_096],
  [{ context_length: 8_192 }, 8_192],
  [{ context_window: 131_072 }, 131_072],
  [{ max_context_length: 32_768 }, 32_768],
  [{ context_window: 2, context_length: 1 }, 1],
  [{ max_model_len: null, context_length: 8_192 }, 8_192],
  [{ max_model_len: 'much', context_length: 8_192 }, 8_192],
  [{ context_length: -1 }, null],
  [{ context_length: 0.5 }, null],
  [{}, null],
])('reads the context length of a model with %j', (facts, contextTokens) => {
  expect(readModels({ data: [{ id: 'm', owned_by: 'x', ...facts }] })).toEqual([{ id: 'm', contextTokens }]);
});

it.each([
  ['nothing', null],
  ['no list', {}],
  ['a text', { data: 'x' }],
  ['a model without an id', { data: [{ id: 'm' }, { name: 'x' }] }],
  ['an empty id', { data: [{ id: '' }] }],
  ['an id longer than any', { data: [{ id: 'x'.repeat(201) }] }],
])('reads no models from %s', (_what, answer) => {
  expect(readModels(answer)).toEqual([]);
});

it('reads the first two hundred of more', () => {
  const ids = Array.from({ length: 201 }, (_each, index) => String(index));
  expect(readModels({ data: ids.map((id) => ({ id })) }).map(({ id }) => id)).toEqual(ids.slice(0, 200));
});
