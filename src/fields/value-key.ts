import { foldName } from '../contract/fold-name';
import { FIELD_TRAITS, type FieldValue, type TriageField } from '../contract/triage-field';

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
