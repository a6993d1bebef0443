import { z } from 'zod';
import { quotaOverridesSchema } from '../config/config-schema';

const time = z.iso.datetime();

/** What the store knows of a token. The token itself is not in it. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of the token's secret part, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** One installation. */
  tenant: z.string(),
  plan: z.string(),
  /** Narrows the plan's models; null: all of them. */
  models: z.array(z.string()).nullable(),
  /** In place of the plan's own. */
  quotas: quotaOverridesSchema.nullable(),
  createdAt: time,
  expiresAt: time.nullable(),
  revokedAt: time.nullable(),
  /** Whether a rotation has issued its successor. */
  isReplaced: z.boolean().default(false),
});

const auditEntrySchema = z.strictObject({
  at: time,
  actor: z.string(),
  action: z.enum(['create', 'rotate', 'revoke', 'prune']),
  tokenId: z.string(),
  tenant: z.string(),
});

/** The whole store. `version` grows with each change. */
export const tokenFileSchema = z.strictObject({
  version: z.number().int(),
  tokens: z.array(tokenRecordSchema),
  /** Acts of administration, the oldest first. */
  audit: z.array(auditEntrySchema).default([]),
});

export type TokenRecord = z.output<typeof tokenRecordSchema>;
export type TokenFile = z.output<typeof tokenFileSchema>;
