import type { Quotas } from '../config/config-schema';

/** Who calls, and what they may do. */
export interface Caller {
  tokenId: string;
  tenant: string;
  quotas: Quotas;
  /** Public model names, in the plan's order. */
  models: readonly string[];
}
