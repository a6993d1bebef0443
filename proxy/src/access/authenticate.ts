import type { Config, Quotas } from '../config/config-schema';
import { ApiError } from '../errors/api-error';
import type { AccessStore } from './access-store';
import { isSecretOf, parseToken } from './token';
import type { TokenExpiry } from './token-expiry';

/** Who calls, and what they may do. */
export interface Caller {
  tokenId: string;
  tenant: string;
  quotas: Quotas;
  /** Public model names, in the plan's order. */
  models: readonly string[];
}

const BEARER = /^Bearer +([^\s]+)$/i;

/** Checks the `Authorization` header. @throws ApiError 401, 403 or 503 */
export async function authenticate(
  header: string | undefined,
  store: AccessStore,
  plans: Config['plans'],
  expiry: TokenExpiry,
): Promise<Caller> {
  if (header === undefined) throw new ApiError('missing_api_key');
  const presented = parseToken(BEARER.exec(header)?.[1] ?? '');
  if (presented === null) throw new ApiError('invalid_api_key');
  const record = await store.findToken(presented.id);
  if (!isSecretOf(record?.hash ?? null, presented.secret) || record === null) throw new ApiError('invalid_api_key');
  if (record.revokedAt !== null) throw new ApiError('invalid_api_key');
  if (expiry.isOver(record)) throw new ApiError('expired_api_key');
  const plan = plans[record.plan];
  const models = plan?.models.filter((model) => record.models?.includes(model) ?? true) ?? [];
  if (plan === undefined || models.length === 0) throw new ApiError('no_models_allowed');
  return {
    tokenId: record.id,
    tenant: record.tenant,
    quotas: record.quotas === null ? plan.quotas : { ...plan.quotas, ...record.quotas },
    models,
  };
}
