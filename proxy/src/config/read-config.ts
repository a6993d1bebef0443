import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from './config-error';
import { configSchema, type Config, type ConfigInput, type UpstreamConfig } from './config-schema';
import type { SecretSource } from './secret-source';
import type { SharedStoreConfig } from './shared-store-schema';

/** Checks a configuration and fills in what it leaves out. @throws ConfigError */
export function parseConfig(input: unknown): Config {
  const parsed = configSchema.safeParse(input);
  if (!parsed.success) throw ConfigError.fromZod(parsed.error);
  return parsed.data;
}

type Absolute = (path: string) => string;

function absoluteSecret(source: SecretSource, absolute: Absolute): SecretSource {
  return 'file' in source ? { file: absolute(source.file) } : source;
}

function withAbsoluteFiles(upstream: UpstreamConfig, absolute: Absolute): UpstreamConfig {
  const { auth, caFile } = upstream;
  return {
    ...upstream,
    ...(caFile === undefined ? {} : { caFile: absolute(caFile) }),
    ...(auth?.type === 'basic' ? { auth: { ...auth, password: absoluteSecret(auth.password, absolute) } } : {}),
    ...(auth?.type === 'bearer' ? { auth: { ...auth, token: absoluteSecret(auth.token, absolute) } } : {}),
  };
}

function withAbsoluteStoreFiles<Server extends SharedStoreConfig['postgres'] | SharedStoreConfig['redis']>(
  server: Server,
  absolute: Absolute,
): Server {
  const { password, caFile } = server;
  return {
    ...server,
    ...(caFile === undefined ? {} : { caFile: absolute(caFile) }),
    ...(password === undefined ? {} : { password: absoluteSecret(password, absolute) }),
  };
}

function withAbsolutePaths(config: Config, directory: string): Config {
  const absolute: Absolute = (path) => resolve(directory, path);
  const { tls, tokensFile, shared } = config;
  return {
    ...config,
    ...(tokensFile === undefined ? {} : { tokensFile: absolute(tokensFile) }),
    ...(shared === undefined
      ? {}
      : {
          shared: {
            ...shared,
            postgres: withAbsoluteStoreFiles(shared.postgres, absolute),
            redis: withAbsoluteStoreFiles(shared.redis, absolute),
          },
        }),
    logDirectory: absolute(config.logDirectory),
    upstreams: config.upstreams.map((upstream) => withAbsoluteFiles(upstream, absolute)),
    tls: tls.mode === 'files' ? { ...tls, certificateFile: absolute(tls.certificateFile), keyFile: absolute(tls.keyFile) } : tls,
  };
}

/** Reads a configuration file (JSON). Its relative paths count from its folder. @throws ConfigError */
export function readConfigFile(path: string): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([`${path}: cannot be read`]);
  }
  let input: ConfigInput;
  try {
    input = JSON.parse(text) as ConfigInput;
  } catch {
    throw new ConfigError([`${path}: is not valid JSON`]);
  }
  return withAbsolutePaths(parseConfig(input), dirname(resolve(path)));
}
