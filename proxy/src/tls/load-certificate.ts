import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/config-error';
import type { Config } from '../config/config-schema';
import type { Certificate } from './certificate';
import { createSelfSigned } from './self-signed';

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
