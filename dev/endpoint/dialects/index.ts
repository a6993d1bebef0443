import type { Dialect } from './dialect';
import { HOSTED_SERVICES } from './hosted-services';
import { OWN_SERVERS } from './own-servers';

const DIALECTS = { ...HOSTED_SERVICES, ...OWN_SERVERS };

/** The products whose manners the embedded endpoint can take on; `docs/endpoints.md` says where each was met. */
export type DialectName = keyof typeof DIALECTS;

export const DIALECT_NAMES = Object.keys(DIALECTS) as DialectName[];

export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}

export type { Dialect, RefusalReason } from './dialect';
