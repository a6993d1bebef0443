import type { Problem } from './problem';
import { UpstreamFault } from './upstream-fault';

/** Codes with which a connection ends (Node's and undici's). */
const RESET = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED']);
/** undici's parser, of a server that does not speak HTTP; it does not always set a code. */
const NOT_HTTP = 'HTTPParserError';
/** A connection that the server had closed says so within a round trip; later, the server has crashed over the call. */
const STALE_WITHIN_MS = 500;
/** Codes that can only come before the request went out. */
const BEFORE_SENDING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH)$/;

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return code ?? codeOf(error.errors[0]);
  return code ?? '';
}

function problemOf(code: string): Problem {
  if (/CERT|UNABLE_TO|HOSTNAME|SELF_SIGNED/.test(code)) return 'certificate';
  if (/ENOTFOUND|EAI_/.test(code)) return 'name';
  return code === 'ECONNREFUSED' ? 'refused' : 'connection';
}

/** Reads an error of the connection by its code; its text is never looked at. */
export function faultOfError(error: Error, seen: { isAnswered: boolean; isReused: boolean; sinceSentMs: number }): UpstreamFault {
  const code = codeOf(error);
  if (seen.isAnswered || error.name === NOT_HTTP || code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new UpstreamFault('upstream_invalid_reply', { blame: 'tenant' });
  }
  if (BEFORE_SENDING.test(code)) {
    return new UpstreamFault('upstream_unreachable', { blame: 'upstream', isUntouched: true, problem: problemOf(code) });
  }
  const isStale = RESET.has(code) && seen.isReused && seen.sinceSentMs < STALE_WITHIN_MS;
  if (isStale) return new UpstreamFault('upstream_failed', { blame: 'undecided', isUntouched: true });
  // A server may die of what it was asked (llama.cpp of a grammar): this speaks against this tenant's calls only.
  return new UpstreamFault('upstream_failed', { blame: 'tenant' });
}
