import type { FieldLearning } from '../learn/field-learning';
import { knowNothing } from '../learn/learn-field';
import type { LearnedField } from '../learn/learned-field';
import { unpackField } from './pack-field';
import type { StoredField } from './stored-field';

/** A field as it was learned. One that is not there, or damaged, knows nothing. */
export function readLearnedField(stored: StoredField | null, learning: FieldLearning): LearnedField {
  try {
    return stored === null ? knowNothing(learning) : unpackField(stored);
  } catch {
    return knowNothing(learning);
  }
}
