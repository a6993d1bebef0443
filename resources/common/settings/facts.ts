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

/** Names of priorities by id. */
export type PriorityNames = ReadonlyMap<string, string>;

/** Puts a value into words; nothing typed or chosen is `none`. */
export function say(key: string, subject: string, value: string | number | boolean | null): Fact {
  if (typeof value === 'boolean') return { key, subject, says: value ? texts.yes : texts.no };
  return { key, subject, says: value === null || value === '' ? texts.nothing : String(value) };
}

/** Says that a value is on a list, with its description where there is one. */
export function sayAllowed(key: string, subject: string, description: string): Fact {
  return say(key, subject, description === '' ? texts.listed : description);
}

/** The name of a priority in the reader's language, or its id where the site no longer has it. */
export function nameOfPriority(id: string, names: PriorityNames): string {
  return names.get(id) ?? texts.unknownPriority(id);
}
