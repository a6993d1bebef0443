import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape } from '../../contract/shapes';
import { fromText, toText } from '../store/bytes';
import type { SimilarIndex } from './similar-index';

/** A similar index as it is kept. Numbers only. */
export const storedSimilarShape = once(() =>
  z.object({
    version: z.literal(1),
    issues: countShape(),
    terms: countShape(),
    /** Ids, lengths, terms and weights, packed. */
    packed: z.string(),
  }),
);

export type StoredSimilar = z.infer<ReturnType<typeof storedSimilarShape>>;

/** Bytes of an issue, its id and its length, and of a term, in two halves and its weight. */
const ISSUE_BYTES = 8 + 1;
const TERM_BYTES = 1 + 1 + 1;

/** Forge takes 240 KiB as one value; 2,000 issues with all of their terms take about 215,000 characters. */
const MOST_CHARACTERS = 235_000;

/** The part that is left out at once where there is too much. */
const LEFT_OUT = 0.1;

/** The first issues alone. */
function firstOf({ ids, lengths, terms, weights }: SimilarIndex, count: number): SimilarIndex {
  const kept = lengths.subarray(0, count);
  const end = kept.reduce((sum, length) => sum + length, 0);
  return { ids: ids.subarray(0, count), lengths: kept, terms: terms.subarray(0, end), weights: weights.subarray(0, end) };
}

/**
 * An index as it is kept, always small enough for one value of Forge's storage: where it is not, the last issues are left
 * out. Terms ascend within an issue, so that their upper halves take less room as steps.
 */
export function packSimilar(index: SimilarIndex): StoredSimilar {
  const { ids, lengths, terms, weights } = index;
  const steps = new Uint8Array(terms.length);
  let place = 0;
  for (const length of lengths) {
    let before = 0;
    for (const end = place + length; place < end; place += 1) {
      const upper = (terms[place] ?? 0) >>> 8;
      steps[place] = upper - before;
      before = upper;
    }
  }
  const packed = toText([ids, lengths, steps, Uint8Array.from(terms), weights]);
  if (packed.length > MOST_CHARACTERS) return packSimilar(firstOf(index, Math.floor(ids.length * (1 - LEFT_OUT))));
  return { version: 1, issues: ids.length, terms: terms.length, packed };
}

/** @throws Error when the packed part is damaged */
export function unpackSimilar({ issues, terms: count, packed }: StoredSimilar): SimilarIndex {
  const bytes = fromText(packed, ISSUE_BYTES * issues + TERM_BYTES * count);
  const lengths = new Uint8Array(bytes, 8 * issues, issues);
  const listAt = (place: number): Uint8Array => new Uint8Array(bytes, ISSUE_BYTES * issues + place * count, count);
  const [steps, lower] = [listAt(0), listAt(1)];
  const terms = new Uint16Array(count);
  let index = 0;
  for (const length of lengths) {
    let upper = 0;
    for (const end = index + length; index < end; index += 1) {
      upper += steps[index] ?? 0;
      terms[index] = (upper << 8) | (lower[index] ?? 0);
    }
  }
  return { ids: new Float64Array(bytes, 0, issues), lengths, terms, weights: listAt(2) };
}
