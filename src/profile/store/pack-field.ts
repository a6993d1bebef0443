import type { LearnedField, LearnedValue } from '../learn/learned-field';
import { fromText, toText } from './bytes';
import type { StoredField } from './stored-field';

/** Forge takes 240 KiB as one value; the rest is for what stands around the packed part. */
const MOST_CHARACTERS = 200_000;

/** Weights below this part of a value's largest are left out: no proposal changes by it. */
const LEAST_PART = 0.005;
/** The largest weight of a value, in whole numbers of one byte. */
const STEPS = 127;
/** Bytes of a term: its hash, and in how many issues it stands. */
const TERM_BYTES = 4 + 2;
const MOST_SEEN = 0xffff;

interface PackedWeights {
  weights: Int8Array;
  /** What one step is worth. */
  scale: number;
}

function packWeights({ weights, scale }: LearnedValue, leastPart: number): PackedWeights {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const packed = new Int8Array(weights.length);
  weights.forEach((weight, column) => {
    if (Math.abs(weight) >= leastPart * most) packed[column] = Math.round((weight / (most || 1)) * STEPS);
  });
  return { weights: packed, scale: (most * scale) / STEPS };
}

function pack({ vocabulary, values }: LearnedField, leastPart: number): { packed: string; scales: number[] } {
  const all = values.map((value) => packWeights(value, leastPart));
  const seenIn = Uint16Array.from(vocabulary.seenIn, (seen) => Math.min(MOST_SEEN, seen));
  return { packed: toText([vocabulary.hashes, seenIn, ...all.map(({ weights }) => weights)]), scales: all.map(({ scale }) => scale) };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** A field as it is kept, always small enough for one value of Forge's storage: where there is too much, the smallest weights are left out. */
export function packField(field: LearnedField): StoredField {
  let leastPart = LEAST_PART;
  let { packed, scales } = pack(field, leastPart);
  while (packed.length > MOST_CHARACTERS && leastPart < 1) {
    leastPart *= 2;
    ({ packed, scales } = pack(field, leastPart));
  }
  const { firstBy, first, others, judged } = field.calibration;
  return {
    version: 1,
    labelled: field.labelled,
    issues: field.vocabulary.issues,
    terms: field.vocabulary.hashes.length,
    values: field.values.map(({ key, seen, bias }, index) => ({ key, seen, bias: rounded(bias), scale: scales[index] ?? 0 })),
    firstBy,
    first,
    others,
    judged: judged.map(({ lead, score, isRight }) => [rounded(lead), rounded(score), isRight]),
    packed,
  };
}

/**
 * A field as it was packed. Its lists are views of the unpacked bytes: nothing is copied, since asking needs little of it.
 * @throws Error when the packed part is damaged
 */
export function unpackField(stored: StoredField): LearnedField {
  const { labelled, issues, terms, values, firstBy, first, others, judged } = stored;
  const bytes = fromText(stored.packed, terms * (TERM_BYTES + values.length));
  return {
    labelled,
    vocabulary: { issues, hashes: new Uint32Array(bytes, 0, terms), seenIn: new Uint16Array(bytes, 4 * terms, terms) },
    values: values.map(({ key, seen, bias, scale }, index) => ({
      key,
      seen,
      bias,
      scale,
      weights: new Int8Array(bytes, terms * (TERM_BYTES + index), terms),
    })),
    calibration: { firstBy, first, others, judged: judged.map(([lead, score, isRight]) => ({ lead, score, isRight })) },
  };
}
