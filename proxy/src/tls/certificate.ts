import { X509Certificate } from 'node:crypto';

/** A certificate with its key, both PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Seconds since 1970. */
export function expiryOf(cert: string): number {
  return Date.parse(new X509Certificate(cert).validTo) / 1_000;
}
