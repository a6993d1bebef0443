import { meetsConditions, type Conditions } from './conditions';
import type { EntitySpaces } from './entity-spaces';
import type { KeySpace } from './key-space';
import { checkKey, STORAGE_LIMITS } from './storage-rules';
import { refuse } from './storage-types';

interface Operation {
  key: string;
  value?: unknown;
  entityName?: string;
  conditions?: Conditions;
  options?: { ttl?: unknown };
}

export interface TransactionRequest {
  set?: Operation[];
  delete?: Operation[];
  check?: Operation[];
}

/**
 * All or nothing (Forge documentation, "Executing KVS transactions" and "Executing Custom Entity Store transactions").
 * Only records of custom entities have conditions. The refusals are as seen on a site, but for those of a condition
 * that is not met and of more than 4 MB, which nobody has written down.
 */
export function runTransaction(values: KeySpace, entities: EntitySpaces, request: TransactionRequest): void {
  const { set = [], delete: deleted = [], check = [] } = request;
  const operations = [...set, ...deleted, ...check];
  const spaceOf = ({ entityName }: Operation): KeySpace => (entityName === undefined ? values : entities.of(entityName).values);
  const find = (operation: Operation): unknown => spaceOf(operation).peek(operation.key)?.value;

  if (operations.length === 0 || operations.length > STORAGE_LIMITS.transactionOperations) {
    refuse(422, 'UNPROCESSABLE_ENTITY', `A transaction has 1 to ${STORAGE_LIMITS.transactionOperations} operations.`);
  }
  if (new Set(operations.map(({ key }) => key)).size < operations.length) {
    refuse(400, 'KEY_DUPLICATION_ERROR', 'Each key can be used only once in a transaction.');
  }
  if (check.some(({ entityName, conditions }) => entityName === undefined || conditions === undefined)) {
    refuse(400, 'INVALID_ENTITY_TYPE', 'A check is of a record of a custom entity, with conditions.');
  }
  if (operations.some(({ entityName, conditions }) => entityName === undefined && conditions !== undefined)) {
    refuse(400, 'INVALID_ENTITY_TYPE', 'Only records of custom entities have conditions.');
  }
  if (Buffer.byteLength(JSON.stringify(request)) > STORAGE_LIMITS.transactionBytes) {
    refuse(400, 'MAX_SIZE', 'The transaction has exceeded the maximum size limit.');
  }
  for (const operation of operations) checkKey(operation.key);
  for (const operation of set) {
    // No key policy here: the package knows a time to live alone.
    spaceOf(operation).checkSet({ key: operation.key, value: operation.value, options: { ttl: operation.options?.ttl } });
    if (operation.entityName !== undefined) entities.checkRecord(operation.entityName, operation.value);
  }
  if (!operations.every((operation) => operation.conditions === undefined || meetsConditions(find(operation), operation.conditions))) {
    refuse(409, 'TRANSACTION_CONDITIONS_NOT_MET', 'A condition of the transaction is not met.');
  }
  for (const operation of set) {
    spaceOf(operation).set({ key: operation.key, value: operation.value, options: { ttl: operation.options?.ttl } });
  }
  for (const operation of deleted) if (spaceOf(operation).peek(operation.key) !== undefined) spaceOf(operation).delete(operation);
}
