import { networkFault } from '../../../../src/providers/endpoint/network-fault';
import { readModels } from '../../../../src/providers/endpoint/read-models';
import { refusal } from '../../../../src/providers/endpoint/refusal';

const failure = (code: unknown) => Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code }) });

it.each([
  ['ENOTFOUND', 'host-unknown'],
  ['EAI_AGAIN', 'host-unknown'],
  ['ECONNREFUSED', 'refused'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ECONNRESET', undefined],
  [undefined, undefined],
  [42, undefined],
])('says of the code %j that it is %j', (code, kind) => {
  expect(networkFault(failure(code))).toBe(kind);
});

it('says nothing of a failure without a cause, as on Forge', () => {
  for (const error of [new TypeError('fetch failed'), 'text', null]) expect(networkFault(error)).toBeUndefined();
});

it.each([
  [404, '{"error":{"message":"The model `x` does not exist or you do not have access to it.","code":"model_not_found"}}', 'model'],
  [404, '{"error":{"message":"model \\"x\\" not found, try pulling it first"}}', 'model'],
  [400, '{"error":{"message":"Invalid model name passed in model=x"}}', 'model'],
  [404, '404 page not found', undefined],
  [400, "Unsupported value: 'temperature' does not support 0 with this model.", undefined],
  [400, "This model's maximum context length is 8192 tokens.", 'context'],
  [413, '', 'context'],
  [500, 'model not found', undefined],
])('reads from %d %s that it is about %j', (status, body, about) => {
  expect(refusal({ status, body, isJson: true }).details?.about).toBe(about);
});

it.each([
  [{ max_model_len: 4_096 }, 4_096],
  [{ context_length: 8_192 }, 8_192],
  [{ context_window: 131_072 }, 131_072],
  [{ max_context_length: 32_768 }, 32_768],
  [{ context_length: 'much' }, null],
  [{ context_length: -1 }, null],
  [{}, null],
])('reads the context length of a model with %j', (facts, contextTokens) => {
  expect(readModels({ data: [{ id: 'm', ...facts }] })).toEqual([{ id: 'm', contextTokens }]);
});

it('reads no models from another shape', () => {
  for (const answer of [null, {}, { data: 'x' }, { data: [{ name: 'x' }] }]) expect(readModels(answer)).toEqual([]);
});
