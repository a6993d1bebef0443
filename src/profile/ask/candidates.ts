import type { FieldValue, TriageField } from '../../contract/triage-field';
import { keyOfValue } from '../hash-with-salt';
import type { Candidate } from '../learn/learned-field';
import type { HashWord } from '../terms/count-terms';
import { hashNames } from '../terms/match-names';

/** Values that may be proposed, as a profile knows them. */
export function toCandidates(field: TriageField, values: readonly FieldValue[], hashWord: HashWord): Candidate[] {
  const names = hashNames(
    values.map(({ name }) => name),
    hashWord,
  );
  return names.map((name, index) => {
    const value = values[index];
    return { name, key: value === undefined ? 0 : keyOfValue(field, value, hashWord) };
  });
}
