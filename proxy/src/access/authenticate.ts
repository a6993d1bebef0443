import type { Config } from '../config/config-schema';
import { ApiError } from '../errors/api-error';
import type { Caller } from './caller';
import { isSecretOf, parseToken, type PresentedToken } from './token';
import type { TokenExpiry } from './token-expiry';
import type { TokenRecord } from './token-record';

const BEARER = /^Bearer +([^\s]+)$/i;

/** The token in an `Authorization` header. @throws ApiError 401 */
export function readBearer(header: string | undefined): PresentedToken {
  if (header === undefined) throw new ApiError('missing_api_key');
  const presented = parseToken(BEARER.exec(header)?.[1] ?? '');
  if (presented === null) throw new ApiError('invalid_api_key');
  return presented;
}

/** Who calls, by the presented token and what is known of it. @throws ApiError 401 or 403 */
export function authenticate(presented: PresentedToken, record: TokenRecord | null, plans: Config['plans'], expiry: TokenExpiry): Caller {
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
