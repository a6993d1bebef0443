import { isRecord } from '../call';
import { fieldName } from '../fields';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import type { HistoryItemState } from '../state';

/** One change of one field: `fields: { x: v }` is the same as `update: { x: [{ set: v }] }`. */
export interface Operation {
  verb: string;
  value: unknown;
}

/** A checked change of one field, and what the changelog will say of it. */
export interface Plan {
  apply(): void;
  /** Whether nothing stands in the field then. */
  leavesEmpty: boolean;
  items: HistoryItemState[];
}

/** Reads Jira's edit payload into operations for each field, in the order in which they are to be done. */
export function readOperations(body: unknown): Map<string, Operation[]> {
  if (!isRecord(body)) throw refuse(400, INVALID_PAYLOAD);
  const fields = optionalRecord(body['fields']);
  const update = optionalRecord(body['update']);
  if (body['fields'] === undefined && body['update'] === undefined) throw refuse(400, "one of 'fields' or 'update' required");
  const operations = new Map<string, Operation[]>();
  for (const [field, value] of Object.entries(fields)) operations.set(field, [{ verb: 'set', value }]);
  for (const [field, list] of Object.entries(update)) {
    if (operations.has(field)) throw refuse(400, `Field '${field}' cannot appear in both 'fields' and 'update'`);
    operations.set(field, readList(list));
  }
  return operations;
}

function readList(list: unknown): Operation[] {
  if (!Array.isArray(list)) throw refuse(400, INVALID_PAYLOAD);
  return list.flatMap((entry: unknown) => {
    if (!isRecord(entry)) throw refuse(400, INVALID_PAYLOAD);
    return Object.entries(entry).map(([verb, value]) => ({ verb, value }));
  });
}

function optionalRecord(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) throw refuse(400, INVALID_PAYLOAD);
  return value;
}

/** A value that a field refuses; the message becomes `errors[field]` of a 400. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
}

/** Jira's complaint about a verb that the field does not have. */
export function unsupported(field: string, verb: string, supported: string): FieldFault {
  return new FieldFault(
    `Field with id '${field}' and name '${fieldName(field)}' does not support operation '${verb}' Supported operation(s) are: '${supported}'`,
  );
}
