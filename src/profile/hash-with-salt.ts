import { valueKey } from '../contract/allowlist';
import type { FieldValue, TriageField } from '../contract/triage-field';
import { FIELDS } from '../fields/definitions';
import { keyedHash } from '../text/hash';
import type { HashWord } from './terms/count-terms';

/** Hashes of one installation: the same word has another hash in each, and none can be turned back without the secret. */
export function hashWithSalt(secret: string): HashWord {
  const known = new Map<string, number>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const hash = keyedHash(secret, word);
    known.set(word, hash);
    return hash;
  };
}

/** What a value is learned by: its id, which stays when it is renamed, or its name where it has no other id. */
export function keyOfValue(field: TriageField, value: FieldValue, hashWord: HashWord): number {
  const own = FIELDS[field].jiraValue === 'object' ? value.id : valueKey(field, value);
  // No word of a text holds a colon.
  return hashWord(`${field}:${own}`);
}
