import { networkFault } from '../../../../src/providers/endpoint/network-fault';

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
