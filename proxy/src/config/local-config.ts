import { join } from 'node:path';
import type { Config, UpstreamConfig } from './config-schema';
import { parseConfig } from './read-config';

export const LOCAL_PLAN = 'local';
export const LOCAL_TENANT = 'local';
/** The environment variable with the bearer token of a local upstream. */
export const LOCAL_UPSTREAM_TOKEN = 'UPSTREAM_TOKEN';

export interface LocalOptions {
  /** Tokens and logs go here. */
  stateDirectory: string;
  upstreamUrl: string;
  /** `ollama` sets the context length with each call; without it, it is the server's default. */
  kind?: UpstreamConfig['kind'];
  model: string;
  port: number;
  metricsPort: number;
}

/** What runs without a configuration file: loopback, a self-signed certificate, one upstream, one plan. */
export function localConfig(options: LocalOptions): Config & { tokensFile: string } {
  const tokensFile = join(options.stateDirectory, 'tokens.json');
  const config = parseConfig({
    listen: { port: options.port },
    metrics: { port: options.metricsPort },
    tokensFile,
    logDirectory: join(options.stateDirectory, 'logs'),
    upstreams: [
      {
        name: 'local',
        kind: options.kind ?? 'openai',
        url: options.upstreamUrl,
        auth: { type: 'bearer', token: { env: LOCAL_UPSTREAM_TOKEN } },
      },
    ],
    models: { [options.model]: { upstreams: { local: options.model } } },
    plans: { [LOCAL_PLAN]: { models: [options.model], quotas: { requestsPerMinute: 600, requestsPerDay: 100_000 } } },
  });
  return { ...config, tokensFile };
}
