import type { Settings } from '../contract/settings';
import { byField, FIELD_TRAITS, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { EditableField, EditableFields } from '../issue/issue';
import { entryKey, valueKey, type AllowlistEntry } from '../contract/allowlist';

/** A value that may be proposed, with the administrator's note for the model. */
export interface AllowedValue {
  value: FieldValue;
  description: string;
}

/** What may be proposed for each field. Null: the field is switched off, or has an empty allowlist. */
export type AllowedValues = Record<TriageField, AllowedValue[] | null>;

/** Whether anything could ever be proposed for the field under these settings. */
function isInUse({ fields, allowlists, automatic }: Settings, field: TriageField): boolean {
  return fields[field].enabled && (allowlists[field].length > 0 || automatic[field].enabled);
}

/**
 * Whether a rule allows the value although no list has it. A rule about values in use is no matter of one
 * value: what it found has been put on the list.
 */
export function isAllowedByRule({ automatic }: Pick<Settings, 'automatic'>, field: TriageField, value: FieldValue): boolean {
  const { enabled, except } = automatic[field];
  if (!enabled || FIELD_TRAITS[field].foundIn !== 'projects') return false;
  const key = valueKey(field, value);
  return except.every((each) => valueKey(field, { id: each, name: each }) !== key);
}

/** The same for any field at all. */
export function hasAnyAllowlist(settings: Settings): boolean {
  return TRIAGE_FIELDS.some((field) => isInUse(settings, field));
}

/**
 * The allowlists and rules in force, narrowed to what an issue may take: the names or ids on the lists
 * become the ids and names of its edit metadata. A field that edit metadata lacks has an empty list.
 */
export function allowedValuesFor(settings: Settings, { editable }: { editable: EditableFields }): AllowedValues {
  return byField((field) => (isInUse(settings, field) ? narrow(field, settings, editable[field]) : null));
}

function narrow(field: TriageField, settings: Settings, editable: EditableField | null): AllowedValue[] {
  if (editable === null) return [];
  const entries = settings.allowlists[field];
  if (editable.allowed === null) return entries.flatMap(asTyped);
  const listed = new Map(entries.map((entry, index) => [entryKey(entry), { ...entry, index }]));
  const found = editable.allowed.flatMap((value) => {
    const entry = listed.get(valueKey(field, value));
    if (entry === undefined && !isAllowedByRule(settings, field, value)) return [];
    return [{ value, description: entry?.description ?? '', index: entry?.index ?? entries.length }];
  });
  // An administrator orders names; the order of values that are listed by id is Jira's, as is that of what a rule adds.
  const inOrder = FIELD_TRAITS[field].listedBy === 'name' ? found.sort((one, other) => one.index - other.index) : found;
  return inOrder.map(({ value, description }) => ({ value, description }));
}

/** Where an issue takes any value, the name is the value. */
function asTyped(entry: AllowlistEntry): AllowedValue[] {
  return 'name' in entry ? [{ value: { id: entry.name, name: entry.name }, description: entry.description }] : [];
}
