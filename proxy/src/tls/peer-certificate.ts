import { TLSSocket, type DetailedPeerCertificate } from 'node:tls';

/**
 * When the other side of a connection can no longer be trusted: the earliest end among its certificate and those that
 * vouch for it, in seconds since 1970. Null for a connection in clear.
 */
export function peerExpiry(stream: unknown): number | null {
  if (!(stream instanceof TLSSocket)) return null;
  const ends: number[] = [];
  const seen = new Set<string>();
  // Empty where the connection has ended; the last one vouches for itself, or names nobody.
  let certificate: Partial<DetailedPeerCertificate> | undefined = stream.getPeerCertificate(true);
  while (certificate?.fingerprint256 !== undefined && certificate.valid_to !== undefined && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256);
    ends.push(Date.parse(certificate.valid_to) / 1_000);
    certificate = certificate.issuerCertificate;
  }
  return ends.length === 0 ? null : Math.min(...ends);
}
