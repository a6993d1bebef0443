import { hostname } from 'node:os';
import { z } from 'zod';
import { isLoopback } from './loopback';
import { secretSource } from './secret-source';

const milliseconds = z.number().int().min(1).max(3_600_000);

/** A server's address without a password in it, which would end up in logs and process lists. */
function serverAddress(protocol: RegExp) {
  return z
    .url({ protocol })
    .refine((url) => URL.canParse(url) && new URL(url).password === '', 'must not contain a password: use "password"');
}

/** Certificate authority to trust in place of the system's. On this machine, TLS is used only where it is given. */
const caFile = z.string().min(1).optional();

const postgresSchema = z.strictObject({
  /** `postgresql://user@host:5432/database`. Another machine is always asked over TLS, its certificate verified. */
  url: serverAddress(/^postgres(?:ql)?$/),
  password: secretSource.optional(),
  caFile,
  /** Connections of each instance. Ordinary calls use none. */
  connections: z.number().int().min(1).default(4),
  /** After so long without an answer it counts as away. */
  answerMs: milliseconds.default(1_000),
  /** How long a token that is known is accepted after PostgreSQL last confirmed it, while it is away. */
  graceMs: milliseconds.default(900_000),
});

const redisSchema = z.strictObject({
  /** `redis://host:6379` on this machine, `rediss://host:6379` (TLS, its certificate verified) elsewhere. */
  url: serverAddress(/^rediss?$/)
    .refine((url) => url.startsWith('rediss:') || (URL.canParse(url) && isLoopback(new URL(url).hostname)), {
      message: 'must start with rediss://, unless the server is on this machine',
    })
    .refine(
      (url) => !URL.canParse(url) || /^\/?\d{0,5}$/.test(new URL(url).pathname),
      'must end with the number of a database, or with none',
    ),
  password: secretSource.optional(),
  caFile,
  /** Starts the name of every key and channel. */
  prefix: z
    .string()
    .regex(/^[a-z0-9:_-]{1,32}$/i)
    .default('proxy:'),
  /** After so long without an answer it counts as away. */
  answerMs: milliseconds.default(500),
  /** How long each instance counts quotas by itself while Redis is away. */
  graceMs: milliseconds.default(60_000),
});

/** PostgreSQL and Redis for any number of instances, in place of `tokensFile`. */
export const sharedStoreSchema = z.strictObject({
  /** This instance's name in metrics. */
  instance: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i)
    .default(() => hostname()),
  postgres: postgresSchema,
  redis: redisSchema,
});

export type SharedStoreConfig = z.output<typeof sharedStoreSchema>;
