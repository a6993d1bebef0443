import { reduceCapabilities } from '../../../../src/adapters/endpoint/reduce-capabilities';

const FULL = { responseFormat: 'json_schema', temperature: true } as const;

describe('reduceCapabilities', () => {
  it.each([
    ["Unsupported value: 'temperature' does not support 0 with this model.", { responseFormat: 'json_schema', temperature: false }],
    ["Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", { responseFormat: 'json_object', temperature: true }],
    ['guided decoding backend failed', { responseFormat: 'json_object', temperature: true }],
    ['Bad Request', { responseFormat: 'json_object', temperature: false }],
    ['temperature and response_format are not supported', { responseFormat: 'json_object', temperature: false }],
  ])('after %j tries %j', (answer, expected) => {
    expect(reduceCapabilities(FULL, answer)).toEqual(expected);
  });

  it('ends when there is nothing left to drop', () => {
    expect(reduceCapabilities({ responseFormat: 'none', temperature: false }, 'Bad Request')).toBeNull();
    expect(reduceCapabilities({ responseFormat: 'json_object', temperature: false }, 'temperature')).toBeNull();
    expect(reduceCapabilities({ responseFormat: 'json_object', temperature: false }, 'schema')).toEqual({ responseFormat: 'none', temperature: false });
  });
});
