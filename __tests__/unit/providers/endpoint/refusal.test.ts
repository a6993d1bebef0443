import { refusal } from '../../../../src/providers/endpoint/refusal';
import type { ErrorCode, ErrorDetails } from '../../../../src/contract/error-body';
import { ERROR_CATALOG } from '../../../../src/contract/error-catalog';

/** A body that quotes the request; nobody may repeat it. */
const quoting = (message: string): string => JSON.stringify({ error: { message: `${message} canary` } });

it.each<[number, string, ErrorCode, ErrorDetails['about']]>([
  [401, '', 'ENDPOINT_AUTH', undefined],
  [403, quoting('model not found'), 'ENDPOINT_AUTH', undefined],
  [408, '', 'ENDPOINT_TIMEOUT', undefined],
  [504, '<h1>Gateway Timeout</h1>', 'ENDPOINT_TIMEOUT', undefined],
  [429, quoting('You exceeded your current quota.'), 'ENDPOINT_RATE_LIMITED', undefined],
  [
    404,
    '{"error":{"message":"The model `x` does not exist or you do not have access to it.","code":"model_not_found"}}',
    'ENDPOINT_ERROR',
    'model',
  ],
  [404, '{"error":{"message":"model \\"x\\" not found, try pulling it first"}}', 'ENDPOINT_ERROR', 'model'],
  [400, quoting('Invalid model name passed in model=x'), 'ENDPOINT_ERROR', 'model'],
  [422, quoting('unknown model'), 'ENDPOINT_ERROR', 'model'],
  [404, '404 page not found', 'ENDPOINT_ERROR', undefined],
  [400, quoting("Unsupported value: 'temperature' does not support 0 with this model."), 'ENDPOINT_ERROR', undefined],
  [400, quoting("This model's maximum context length is 8192 tokens."), 'ENDPOINT_ERROR', 'context'],
  [400, quoting("The model does not exist. This model's maximum context length is 8192 tokens."), 'ENDPOINT_ERROR', 'context'],
  [413, '', 'ENDPOINT_ERROR', 'context'],
  [500, 'model not found', 'ENDPOINT_ERROR', undefined],
  [529, quoting('Overloaded'), 'ENDPOINT_ERROR', undefined],
])('translates %d %s into %s about %j, and repeats nothing of it', (status, body, code, about) => {
  const error = refusal({ status, body, isJson: true, retryAfterSeconds: 7 });
  expect({ code: error.code, message: error.message }).toEqual({ code, message: ERROR_CATALOG[code].message });
  expect(error.details).toEqual({ status, retryAfterSeconds: 7, ...(about === undefined ? {} : { about }) });
  expect(error.cause).toBeUndefined();
});
