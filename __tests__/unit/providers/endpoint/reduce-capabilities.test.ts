import { reduceCapabilities } from '../../../../src/providers/endpoint/reduce-capabilities';

const FULL = { responseFormat: 'json_schema', temperature: true } as const;

describe('reduceCapabilities', () => {
  it.each([
    ["Unsupported value: 'temperature' does not support 0 with this model.", { responseFormat: 'json_schema', temperature: false }],
    [
      "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
      { responseFormat: 'json_object', temperature: true },
    ],
    ['guided decoding backend failed', { responseFormat: 'json_object', temperature: true }],
    ['Bad Request', { responseFormat: 'json_object', temperature: false }],
    ['temperature and response_format are not supported', { responseFormat: 'json_object', temperature: false }],
  ])('after %j tries %j', (answer, expected) => {
    expect(reduceCapabilities(FULL, answer, false)).toEqual(expected);
  });

  it('asks for no format at the last try, unless nothing was said against the schema', () => {
    const schemaOnly = { responseFormat: 'json_schema', temperature: false } as const;
    expect(reduceCapabilities(schemaOnly, 'response_format json_schema is not supported', true)).toEqual({
      responseFormat: 'none',
      temperature: false,
    });
    expect(reduceCapabilities({ responseFormat: 'json_object', temperature: true }, 'temperature', true)).toEqual({
      responseFormat: 'none',
      temperature: false,
    });
    expect(reduceCapabilities(FULL, 'temperature', true)).toEqual(schemaOnly);
  });

  it('ends when there is nothing left to drop', () => {
    expect(reduceCapabilities({ responseFormat: 'none', temperature: false }, 'Bad Request', false)).toBeNull();
    expect(reduceCapabilities({ responseFormat: 'json_object', temperature: false }, 'temperature', false)).toBeNull();
    expect(reduceCapabilities({ responseFormat: 'json_object', temperature: false }, 'schema', false)).toEqual({
      responseFormat: 'none',
      temperature: false,
    });
  });

  it('does not send a prompt again that does not fit', () => {
    const answer = "This model's maximum context length is 8192 tokens. (context_length_exceeded)";
    expect(reduceCapabilities(FULL, answer, false)).toBeNull();
  });
});
