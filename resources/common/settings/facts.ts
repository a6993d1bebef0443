import type { FieldValue, TriageField } from '../../../src/contract/triage-field';
import { numeral } from '../../../src/contract/text';
import { settingsStrings } from '../strings/settings';

const texts = settingsStrings.facts;

/** One thing that settings say. Two settings with the same facts are the same. */
export interface Fact {
  /** Unlike that of any other fact of the same settings. */
  key: string;
  /** What it is about, in words. */
  subject: string;
  /** What is said about it, in words. */
  says: string;
}

/** What Jira has of each field, which gives what is listed by id its names. */
export type Names = Record<TriageField, readonly FieldValue[] | null>;

/** Puts a value into words; nothing typed or chosen is `none`. */
export function say(key: string, subject: string, value: string | number | boolean | null): Fact {
  if (typeof value === 'boolean') return { key, subject, says: value ? texts.yes : texts.no };
  if (typeof value === 'number') return { key, subject, says: numeral(value) };
  return { key, subject, says: value === null || value === '' ? texts.nothing : value };
}

/** Says that a value is on a list, with its description where there is one. */
export function sayAllowed(key: string, subject: string, description: string): Fact {
  return say(key, subject, description === '' ? texts.listed : description);
}

/** The name of what is on a list; of what is listed by id, in the reader's language, as long as the site has it. */
export function nameEntry(entry: { id: string } | { name: string }, known: readonly FieldValue[] | null): string {
  if ('name' in entry) return entry.name;
  return known?.find(({ id }) => id === entry.id)?.name ?? settingsStrings.values.unknown(entry.id);
}
