import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { readSecret, type Environment } from '../../config/read-secret';
import type { SharedStoreConfig } from '../../config/shared-store-schema';

const CONNECT_MS = 2_000;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 500;

/** A connection that comes back by itself. What was asked of a lost one fails at once, and is not asked again. */
export function createRedis({ url, password, caFile }: SharedStoreConfig['redis'], environment: Environment): Redis {
  const { protocol, hostname, port, username, pathname } = new URL(url);
  const redis = new Redis({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6_379 : Number(port),
    db: Number(pathname.slice(1) || '0'),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === undefined ? {} : { password: readSecret(password, 'shared.redis.password', environment) }),
    ...(protocol === 'rediss:' ? { tls: caFile === undefined ? {} : { ca: readFileSync(caFile) } } : {}),
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    // Its own check asks with INFO, which an account for this service need not be allowed to.
    enableReadyCheck: false,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(FIRST_RETRY_MS * 2 ** (times - 1), LONGEST_RETRY_MS),
  });
  // It would end the process. That the server is away shows in each command that fails.
  redis.on('error', () => undefined);
  return redis;
}
