import { refuse } from './storage-types';

/** Conditions of a transaction as `@forge/kvs` sends them (`utils/transaction-request-builder.js`). */
export interface Conditions {
  and?: Condition[];
  or?: Condition[];
}

interface Condition {
  property: string;
  condition: string;
  values: unknown[];
}

/**
 * Whether a record meets the conditions; `undefined` where there is none. A record that is missing has no attributes, so
 * that only NOT_EXISTS holds for it: so does DynamoDB, on which the Custom Entity Store is built. The conditions that
 * the app does not use are not here.
 */
export function meetsConditions(record: unknown, { and, or }: Conditions): boolean {
  const attributes = (record ?? {}) as Record<string, unknown>;
  const meets = ({ property, condition, values: [value] }: Condition): boolean => {
    const found = attributes[property];
    switch (condition) {
      case 'EXISTS':
        return found !== undefined;
      case 'NOT_EXISTS':
        return found === undefined;
      case 'EQUAL_TO':
        return found === value;
      case 'LESS_THAN':
        return typeof found === typeof value && (found as string | number) < (value as string | number);
      default:
        return refuse(400, 'INVALID_FILTER_CONDITION', `The offline host does not know ${condition} in a transaction.`);
    }
  };
  return and === undefined ? (or ?? []).some(meets) : and.every(meets);
}
