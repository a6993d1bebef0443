import type { Settings } from '../contract/settings';
import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { EditableField, EditableFields } from '../issue/issue';
import { entryKey, valueKey } from '../contract/allowlist';

/** A value that may be proposed, with the administrator's note for the model. */
export interface AllowedValue {
  value: FieldValue;
  description: string;
}

/** What may be proposed for each field. Null: the field is switched off, or has an empty allowlist. */
export type AllowedValues = Record<TriageField, AllowedValue[] | null>;

/** Whether anything could ever be proposed for the field under these settings. */
function isInUse({ fields, allowlists }: Settings, field: TriageField): boolean {
  return fields[field].enabled && allowlists[field].length > 0;
}

/** The same for any field at all. */
export function hasAnyAllowlist(settings: Settings): boolean {
  return TRIAGE_FIELDS.some((field) => isInUse(settings, field));
}

/**
 * The allowlists in force, narrowed to what an issue may take: the names or ids on them become the ids
 * and names of its edit metadata. A field that edit metadata lacks has an empty list.
 */
export function allowedValuesFor(settings: Settings, { editable }: { editable: EditableFields }): AllowedValues {
  return byField((field) => (isInUse(settings, field) ? narrow(field, settings.allowlists[field], editable[field]) : null));
}

type Entry = Settings['allowlists'][TriageField][number];

function narrow(field: TriageField, entries: Entry[], editable: EditableField | null): AllowedValue[] {
  if (editable === null) return [];
  const { allowed } = editable;
  if (allowed === null) return entries.flatMap(asTyped);
  const possible = new Map(allowed.map((value) => [valueKey(field, value), value]));
  const found = entries.flatMap((entry): AllowedValue[] => {
    const value = possible.get(entryKey(entry));
    return value === undefined ? [] : [{ value, description: entry.description }];
  });
  // An administrator orders names; the order of values that are listed by id is Jira's.
  return entries.some((entry) => 'id' in entry)
    ? found.sort((one, other) => allowed.indexOf(one.value) - allowed.indexOf(other.value))
    : found;
}

/** Where an issue takes any value, the name is the value. */
function asTyped(entry: Entry): AllowedValue[] {
  return 'name' in entry ? [{ value: { id: entry.name, name: entry.name }, description: entry.description }] : [];
}
