import type { LearnedField, LearnedValue } from '../learn/learned-field';
import { createByteReader, createByteWriter, fromText, toText, type ByteReader, type ByteWriter } from './bytes';
import type { StoredField } from './stored-field';

/** What Forge takes as one value is 240 KiB; the rest is for what stands around the packed part. */
const MOST_CHARACTERS = 200_000;
/** Unpacked, at most: nothing that the app wrote comes near. */
const MOST_BYTES = 32_000_000;

/** Weights below this part of a value's largest are left out: no proposal changes by it. */
const LEAST_PART = 0.005;
/** Weights as whole numbers of one byte. */
const STEPS = 127;

function largest(weights: Float32Array): number {
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

function writeWeights(writer: ByteWriter, { weights }: LearnedValue, leastPart: number): number {
  const most = largest(weights);
  const scale = most / STEPS;
  const columns: number[] = [];
  weights.forEach((weight, column) => {
    if (Math.abs(weight) >= Math.max(leastPart * most, scale / 2) && weight !== 0) columns.push(column);
  });
  writer.number(columns.length);
  let before = 0;
  for (const column of columns) {
    writer.number(column - before);
    writer.byte(Math.round((weights[column] ?? 0) / scale) & 0xff);
    before = column;
  }
  return scale;
}

function pack({ vocabulary, values }: LearnedField, leastPart: number): { packed: string; scales: number[] } {
  const writer = createByteWriter();
  let before = 0;
  vocabulary.hashes.forEach((hash, column) => {
    writer.number(hash - before);
    writer.number(vocabulary.seenIn[column] ?? 0);
    before = hash;
  });
  const scales = values.map((value) => writeWeights(writer, value, leastPart));
  return { packed: toText(writer.finish()), scales };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** A field as it is kept, always small enough for one value of Forge's storage: where there is too much, the smallest weights are left out. */
export function packField(field: LearnedField): StoredField {
  let leastPart = LEAST_PART;
  let { packed, scales } = pack(field, leastPart);
  while (packed.length > MOST_CHARACTERS && leastPart < 1) {
    leastPart *= 1.5;
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

function readWeights(reader: ByteReader, size: number, scale: number): Float32Array {
  const weights = new Float32Array(size);
  const count = Math.min(size, reader.number());
  let column = 0;
  for (let index = 0; index < count; index += 1) {
    column += reader.number();
    weights[column] = ((reader.byte() << 24) >> 24) * scale;
  }
  return weights;
}

/** @throws Error when the packed part is damaged */
export function unpackField(stored: StoredField): LearnedField {
  const { labelled, issues, terms, firstBy, first, others, judged } = stored;
  const reader = createByteReader(fromText(stored.packed, MOST_BYTES));
  const hashes = new Uint32Array(terms);
  const seenIn = new Uint32Array(terms);
  let hash = 0;
  for (let column = 0; column < terms; column += 1) {
    hash += reader.number();
    hashes[column] = hash;
    seenIn[column] = reader.number();
  }
  return {
    labelled,
    vocabulary: { issues, hashes, seenIn },
    values: stored.values.map(({ key, seen, bias, scale }) => ({ key, seen, bias, weights: readWeights(reader, terms, scale) })),
    calibration: { firstBy, first, others, judged: judged.map(([lead, score, isRight]) => ({ lead, score, isRight })) },
  };
}
