import type { ErrorDetails } from '../../contract/error-body';

const KINDS: [RegExp, NonNullable<ErrorDetails['network']>][] = [
  [/^(?:ENOTFOUND|EAI_)/, 'host-unknown'],
  [/^ECONNREFUSED$/, 'refused'],
  // Node's and OpenSSL's codes for certificates and handshakes (Node.js documentation, "X509 certificate error codes").
  [/^(?:ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/, 'tls'],
];

function causeOf(error: unknown): object {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null ? cause : {};
}

/** Whether the server answered with a redirect: undici, which is Node's `fetch`, has no code for that. */
export function isRedirect(error: unknown): boolean {
  const cause = causeOf(error);
  return 'message' in cause && cause.message === 'unexpected redirect';
}

/** What kept a request from being answered, by Node's code; undefined where there is none, as on Forge's own proxy. */
export function networkFault(error: unknown): ErrorDetails['network'] {
  const cause = causeOf(error);
  const code = 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? KINDS.find(([pattern]) => pattern.test(code))?.[1] : undefined;
}
