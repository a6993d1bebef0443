import { z } from 'zod';
import { isLoopback } from './loopback';
import { secretSource } from './secret-source';
import { sharedStoreSchema } from './shared-store-schema';

const name = z.string().regex(/^[a-z0-9][a-z0-9._:-]{0,63}$/i, 'must be 1 to 64 letters, digits, dots, underscores, colons or hyphens');
/** A model's public name: as upstreams name theirs, with slashes (`Qwen/Qwen2.5-7B-Instruct`). */
const alias = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._:@/-]{0,127}$/i, 'must be 1 to 128 letters, digits, dots, underscores, colons, at signs, slashes or hyphens');
const port = z.number().int().min(0).max(65_535);
const milliseconds = z.number().int().min(1).max(600_000);
const count = z.number().int().min(1);

const quotasSchema = z.strictObject({
  requestsPerMinute: count.default(60),
  /** Requests that may come at once; by default ten seconds' worth. */
  burst: count.optional(),
  requestsPerDay: count.default(5_000),
  /** Calls to the model at the same time; more of them wait. */
  concurrent: count.default(8),
});

const authSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('basic'), username: z.string().min(1), password: secretSource }),
  z.strictObject({ type: z.literal('bearer'), token: secretSource }),
]);

const upstreamSchema = z
  .strictObject({
    name,
    /** `ollama` speaks Ollama's own API, so that the context length can be set. */
    kind: z.enum(['openai', 'ollama']),
    /** `openai`: with `/v1`; `ollama`: without a path. */
    url: z.url({ protocol: /^https?$/ }),
    auth: authSchema.optional(),
    /** Certificate authority to trust in place of the system's. */
    caFile: z.string().optional(),
    connections: count.default(128),
    /** Has to be less than the server's own, or calls meet closed connections. */
    keepAliveMs: milliseconds.default(4_000),
  })
  .refine(({ url }) => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
    path: ['url'],
    message: 'must start with https://, unless the server is on this machine',
  })
  .refine(({ kind, url }) => kind === 'openai' || !/\/v1\/?$/.test(url), {
    path: ['url'],
    message: 'must not end in /v1 when kind is ollama',
  });

const modelSchema = z.strictObject({
  /** Upstream name → the model's name there. Only these upstreams are asked. */
  upstreams: z.record(name, z.string().min(1)).refine((entries) => Object.keys(entries).length > 0, 'must name at least one upstream'),
  /**
   * Context lengths in tokens that Ollama may be asked for, ascending. Each change makes Ollama load the
   * model again, so few steps are better; the last is at most what the model was trained for.
   */
  contextTokens: z.array(count).min(1).default([16_384, 32_768, 73_728]),
  /** Tokens of a reply when the caller sets no limit; room for them is kept in the context. */
  replyTokens: count.default(2_048),
});

const planSchema = z.strictObject({ models: z.array(alias), quotas: quotasSchema.prefault({}) });

const tlsSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('files'), certificateFile: z.string().min(1), keyFile: z.string().min(1) }),
  /** For one's own machine: made anew at each start and kept in memory. */
  z.strictObject({ mode: z.literal('self-signed') }),
]);

const timeoutsSchema = z.strictObject({
  handshakeMs: milliseconds.default(5_000),
  headMs: milliseconds.default(10_000),
  /** Head and body together. */
  requestMs: milliseconds.default(15_000),
  idleMs: milliseconds.default(65_000),
  slowReaderMs: milliseconds.default(10_000),
  queueMs: milliseconds.default(10_000),
  connectMs: milliseconds.default(3_000),
  firstByteMs: milliseconds.default(55_000),
  /** From the first attempt to the last byte, fail-over included. */
  totalMs: milliseconds.default(60_000),
  /** With the last answers and the closing after it, a shutdown takes 30 seconds at most. */
  drainMs: milliseconds.max(28_000).default(25_000),
  /**
   * At a shutdown, before that: new connections go to other instances, and calls on those that are open are still served.
   * More than a load balancer keeps an idle connection; 0 where there is none in front.
   */
  handOverMs: z.number().int().min(0).max(60_000).default(0),
});

const limitsSchema = z.strictObject({
  headBytes: count.default(16_384),
  headerCount: count.default(64),
  bodyBytes: count.max(65_536).default(65_536),
  replyBytes: count.default(1_048_576),
  connections: count.default(10_000),
  /** Calls to upstreams at the same time, all tenants together, and all instances that share a store. */
  concurrent: count.default(128),
  waiting: count.default(1_024),
  waitingPerTenant: count.default(64),
});

/** The configuration file. Unknown keys are faults, so that a misspelt limit is not ignored. */
export const configSchema = z
  .strictObject({
    listen: z.strictObject({ host: z.string().default('127.0.0.1'), port: port.default(8_443) }).prefault({}),
    metrics: z
      .strictObject({ host: z.string().refine(isLoopback, 'must be a loopback address').default('127.0.0.1'), port: port.default(9_464) })
      .prefault({}),
    /** Names that callers use, without a port. Loopback names are always accepted on loopback. */
    hosts: z.array(z.string().min(1)).default([]),
    tls: tlsSchema.default({ mode: 'self-signed' }),
    /** For one instance. Several use `shared` in its place. */
    tokensFile: z.string().min(1).optional(),
    shared: sharedStoreSchema.optional(),
    logDirectory: z.string().min(1),
    /** Addresses of a tunnel or proxy in front, and the header in which it names the caller. */
    front: z.strictObject({ addresses: z.array(z.string()), header: z.string().toLowerCase() }).optional(),
    upstreams: z.array(upstreamSchema).min(1),
    models: z.record(alias, modelSchema),
    plans: z.record(name, planSchema),
    health: z.strictObject({ intervalMs: milliseconds.default(5_000), timeoutMs: milliseconds.default(2_000) }).prefault({}),
    breaker: z.strictObject({ failures: count.default(5), openMs: milliseconds.default(10_000) }).prefault({}),
    timeouts: timeoutsSchema.prefault({}),
    limits: limitsSchema.prefault({}),
  })
  .superRefine((config, context) => {
    if ((config.tokensFile === undefined) === (config.shared === undefined)) {
      context.addIssue({ code: 'custom', path: ['tokensFile'], message: 'either this or shared must be given, and not both' });
    }
    const upstreams = config.upstreams.map((upstream) => upstream.name);
    if (new Set(upstreams).size < upstreams.length) {
      context.addIssue({ code: 'custom', path: ['upstreams'], message: 'two upstreams have the same name' });
    }
    if (config.tls.mode === 'self-signed' && !isLoopback(config.listen.host)) {
      context.addIssue({ code: 'custom', path: ['tls'], message: 'a self-signed certificate is allowed on a loopback address only' });
    }
    for (const [alias, model] of Object.entries(config.models)) {
      for (const upstream of Object.keys(model.upstreams)) {
        if (!upstreams.includes(upstream)) {
          context.addIssue({
            code: 'custom',
            path: ['models', alias, 'upstreams', upstream],
            message: 'there is no upstream with this name',
          });
        }
      }
      if (model.contextTokens.some((tokens, index, steps) => index > 0 && tokens <= (steps[index - 1] ?? 0))) {
        context.addIssue({ code: 'custom', path: ['models', alias, 'contextTokens'], message: 'must be in ascending order' });
      }
    }
    for (const [plan, { models }] of Object.entries(config.plans)) {
      models.forEach((alias, index) => {
        if (!(alias in config.models)) {
          context.addIssue({ code: 'custom', path: ['plans', plan, 'models', index], message: 'there is no model with this name' });
        }
      });
    }
  });

export type Config = z.output<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;
export type UpstreamConfig = Config['upstreams'][number];
export type ModelConfig = Config['models'][string];
/** A token's own quotas. Not `quotasSchema.partial()`, which would fill in the defaults. */
export const quotaOverridesSchema = z.strictObject({
  requestsPerMinute: count.optional(),
  burst: count.optional(),
  requestsPerDay: count.optional(),
  concurrent: count.optional(),
});
export type Quotas = z.output<typeof quotasSchema>;
