import { foldName } from './fold-name';
import type { Settings } from './settings';
import { FIELD_TRAITS, TRIAGE_FIELDS, type FieldValue, type TriageField } from './triage-field';

export type Allowlists = Settings['allowlists'];

/** A value on an allowlist, by its id or by its name. */
export type AllowlistEntry = Allowlists[TriageField][number];

/** What Jira has for each field that is listed by id, in Jira's order and in the reader's language. The other fields have none. */
export type Choices = Record<TriageField, FieldValue[]>;

/**
 * What tells the values of a field apart: the id where names follow the reader's language, else the
 * name, folded. Components of one name have another id in each project.
 */
export function valueKey(field: TriageField, { id, name }: FieldValue): string {
  return FIELD_TRAITS[field].listedBy === 'id' ? id : foldName(name);
}

/** The same for an entry of an allowlist, which has the one or the other. */
export function entryKey(entry: { id: string } | { name: string }): string {
  return 'id' in entry ? entry.id : foldName(entry.name);
}

/** What an entry of an allowlist is called where it has no name of its own. */
export function entryName(entry: { id: string } | { name: string }): string {
  return 'id' in entry ? entry.id : entry.name;
}

/** The entry that allows a value of the field. */
export function toEntry(field: TriageField, { id, name }: FieldValue): AllowlistEntry {
  return FIELD_TRAITS[field].listedBy === 'id' ? { id, description: '' } : { name, description: '' };
}

/** The lists with each replaced by what `change` makes of it. */
export function changeLists(lists: Allowlists, change: (field: TriageField) => readonly AllowlistEntry[]): Allowlists {
  return TRIAGE_FIELDS.reduce((all, field) => ({ ...all, [field]: change(field) }), lists);
}
