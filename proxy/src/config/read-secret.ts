import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error';
import type { UpstreamConfig } from './config-schema';
import type { SecretSource } from './secret-source';

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError that names the path in the configuration, never the value. */
export function readSecret(source: SecretSource, path: string, environment: Environment): string {
  if ('env' in source) {
    const value = environment[source.env];
    if (value === undefined || value === '') throw new ConfigError([`${path}: the environment variable ${source.env} is not set`]);
    return value;
  }
  try {
    const value = readFileSync(source.file, 'utf8').trim();
    if (value !== '') return value;
  } catch {
    // Said below, the same as for an empty file.
  }
  throw new ConfigError([`${path}: the file ${source.file} cannot be read or is empty`]);
}

/** The `Authorization` header for an upstream, or null. */
export function upstreamAuthorization(upstream: UpstreamConfig, environment: Environment): string | null {
  const { auth } = upstream;
  if (auth === undefined) return null;
  const path = `upstreams.${upstream.name}.auth`;
  if (auth.type === 'bearer') return `Bearer ${readSecret(auth.token, `${path}.token`, environment)}`;
  const password = readSecret(auth.password, `${path}.password`, environment);
  return `Basic ${Buffer.from(`${auth.username}:${password}`).toString('base64')}`;
}
