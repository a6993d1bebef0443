import { TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';
import type { FieldWrite, IssueChange } from '../../issue/issue-change';

type Operation = { add: unknown } | { remove: unknown } | { set: unknown };

/** The only body that is ever sent to change an issue: no other key can be in it. */
export interface ChangeBody {
  update: Partial<Record<TriageField, Operation[]>>;
}

function operations(field: TriageField, write: FieldWrite): Operation[] {
  const reference = (id: string) => (FIELDS[field].jiraValue === 'text' ? id : { id });
  if ('set' in write) return [{ set: write.set === null ? null : reference(write.set) }];
  if ('add' in write) return write.add.map((id) => ({ add: reference(id) }));
  return write.remove.map((id) => ({ remove: reference(id) }));
}

/**
 * Builds the body of `PUT /rest/api/3/issue/{id}`. Operations instead of whole lists, so that what
 * someone else adds at the same moment stays.
 */
export function changeBody(change: IssueChange): ChangeBody {
  return {
    update: Object.fromEntries(
      TRIAGE_FIELDS.flatMap((field) => {
        const write = change[field];
        return write === undefined ? [] : [[field, operations(field, write)]];
      }),
    ),
  };
}
