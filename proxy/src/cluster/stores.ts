import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SharedStoreConfig } from '../config/shared-store-schema';
import { createDatabase, createPostgresServer } from './postgres-server';
import { createRedisServer } from './redis-server';
import type { Server } from './server';

export interface StoresOptions {
  directory: string;
  /** PEM files, for both servers and for those who have to trust them. Without them both are asked in clear. */
  tls?: { certificateFile: string; keyFile: string };
  postgresSettings?: readonly string[];
  redisSettings?: readonly string[];
}

type SharedInput = Pick<SharedStoreConfig, 'instance'> &
  Record<'postgres' | 'redis', { url: string; password: { file: string }; caFile?: string; answerMs?: number }>;

/** PostgreSQL and Redis on free ports, with a password, without tables yet. */
export class Stores {
  constructor(
    readonly postgres: Server,
    readonly redis: Server,
    /** Of the accounts `postgres` and `proxy` of one, and of the other. */
    readonly password: string,
    /** Of PostgreSQL's socket. */
    readonly socketDirectory: string,
    private readonly passwordFile: string,
    private readonly caFile: string | null,
  ) {}

  /** `shared` in the configuration of an instance, which takes a server for away after `answerMs`. */
  configOf(instance: string, answerMs?: number): SharedInput {
    const common = {
      password: { file: this.passwordFile },
      ...(this.caFile === null ? {} : { caFile: this.caFile }),
      ...(answerMs === undefined ? {} : { answerMs }),
    };
    return {
      instance,
      postgres: { url: `postgresql://proxy@127.0.0.1:${this.postgres.port}/proxy`, ...common },
      redis: { url: `${this.caFile === null ? 'redis' : 'rediss'}://127.0.0.1:${this.redis.port}`, ...common },
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
  }
}

/** @throws Error when one does not start */
export async function startStores(options: StoresOptions): Promise<Stores> {
  const { directory, tls, postgresSettings = [], redisSettings = [] } = options;
  const secured = tls === undefined ? {} : { tls };
  // Here PostgreSQL's own account has to come through.
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const postgresDirectory = join(directory, 'postgres');
  const redis = await createRedisServer({ directory: join(directory, 'redis'), password, ...secured, settings: redisSettings });
  const postgres = await createPostgresServer({ directory: postgresDirectory, password, ...secured, settings: postgresSettings });
  await Promise.all([postgres.start(), redis.start()]);
  await createDatabase(postgres, postgresDirectory, password);
  return new Stores(postgres, redis, password, postgresDirectory, passwordFile, tls?.certificateFile ?? null);
}
