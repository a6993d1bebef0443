import type { AuditEntry } from '../../access/token-ledger';
import type { TokenRecord } from '../../access/token-record';

/** A row of `tokens`, as `pg` reads it. */
export interface TokenRow {
  id: string;
  hash: string;
  tenant: string;
  plan: string;
  models: TokenRecord['models'];
  quotas: TokenRecord['quotas'];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  is_replaced: boolean;
}

export const TOKEN_COLUMNS = 'id, hash, tenant, plan, models, quotas, created_at, expires_at, revoked_at, is_replaced';

export function recordOf(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    hash: row.hash,
    tenant: row.tenant,
    plan: row.plan,
    models: row.models,
    quotas: row.quotas,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    isReplaced: row.is_replaced,
  };
}

/** As `jsonb_populate_recordset` takes it. */
export function tokenColumnsOf(record: TokenRecord): object {
  return {
    id: record.id,
    hash: record.hash,
    tenant: record.tenant,
    plan: record.plan,
    models: record.models,
    quotas: record.quotas,
    created_at: record.createdAt,
    expires_at: record.expiresAt,
    revoked_at: record.revokedAt,
    is_replaced: record.isReplaced,
  };
}

export interface AuditRow {
  at: Date;
  actor: string;
  action: AuditEntry['action'];
  token_id: string;
  tenant: string;
}

export function auditEntryOf({ at, actor, action, token_id: tokenId, tenant }: AuditRow): AuditEntry {
  return { at: at.toISOString(), actor, action, tokenId, tenant };
}

export function auditColumnsOf({ at, actor, action, tokenId, tenant }: AuditEntry): object {
  return { at, actor, action, token_id: tokenId, tenant };
}
