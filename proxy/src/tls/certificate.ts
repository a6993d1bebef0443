import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/config-error';
import type { Config } from '../config/config-schema';
import { createSelfSigned } from './self-signed';

export interface Certificate {
  cert: string;
  key: string;
}

function readPem(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([`tls.${name}: ${path} cannot be read`]);
  }
}

/** @throws ConfigError */
export async function loadCertificate(tls: Config['tls']): Promise<Certificate> {
  if (tls.mode === 'self-signed') return createSelfSigned();
  return { cert: readPem(tls.certificateFile, 'certificateFile'), key: readPem(tls.keyFile, 'keyFile') };
}

/** Seconds since 1970. */
export function expiryOf(cert: string): number {
  return Date.parse(new X509Certificate(cert).validTo) / 1_000;
}
