import type { WeighedTerms } from './weigh-terms';

/** The terms of past issues that are worth a weight, by hash. */
export interface Vocabulary {
  /** How many issues it was counted in. */
  issues: number;
  /** Ascending. */
  hashes: Uint32Array;
  /** In how many issues each stands. */
  seenIn: Uint32Array | Uint16Array;
}

/** An issue in the terms of a vocabulary, of unit length. */
export interface Vector {
  /** Places in the vocabulary. */
  columns: Uint32Array;
  weights: Float32Array;
}

/** Terms of a single issue tell nothing of the next one, unless there are only few issues. */
const FEW_ISSUES = 150;

/** The terms of all issues, in order: an issue has each of its terms once, so a term stands as often as issues have it. */
function sortTerms(issues: readonly WeighedTerms[]): Uint32Array {
  const sorted = new Uint32Array(issues.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let length = 0;
  for (const { hashes } of issues) {
    sorted.set(hashes, length);
    length += hashes.length;
  }
  return sorted.sort();
}

export function countVocabulary(issues: readonly WeighedTerms[]): Vocabulary {
  const sorted = sortTerms(issues);
  const least = issues.length < FEW_ISSUES ? 1 : 2;
  const hashes: number[] = [];
  const seenIn: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const hash = sorted[from] ?? 0;
    while (sorted[to] === hash) to += 1;
    if (to - from < least) continue;
    hashes.push(hash);
    seenIn.push(to - from);
  }
  return { issues: issues.length, hashes: Uint32Array.from(hashes), seenIn: Uint32Array.from(seenIn) };
}

/** Where each term stands in the vocabulary. */
export function indexVocabulary({ hashes }: Vocabulary): Map<number, number> {
  const columns = new Map<number, number>();
  hashes.forEach((hash, column) => columns.set(hash, column));
  return columns;
}

/** Place of a hash by bisection, or -1: an asked issue has too few terms to build an index for. */
export function columnOf({ hashes }: Vocabulary, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How much a term says that stands in so many issues. */
export function rarity(issues: number, seenIn: number): number {
  return Math.log((issues + 1) / (seenIn + 1)) + 1;
}

/** Known terms only; of no length where none is known. */
export function toVector(terms: WeighedTerms, vocabulary: Vocabulary, findColumn: (hash: number) => number): Vector {
  const columns = new Uint32Array(terms.hashes.length);
  const weights = new Float32Array(terms.hashes.length);
  let length = 0;
  const addAll = (from: number, to: number, weightOf: (column: number) => number): void => {
    for (let index = from; index < to; index += 1) {
      const column = findColumn(terms.hashes[index] ?? 0);
      if (column < 0) continue;
      columns[length] = column;
      weights[length] = (terms.weights[index] ?? 0) * weightOf(column);
      length += 1;
    }
    scaleToUnit(weights.subarray(0, length));
  };
  addAll(0, terms.signsFrom, (column) => rarity(vocabulary.issues, vocabulary.seenIn[column] ?? 0));
  // Signs count beside all words together, however many these are.
  addAll(terms.signsFrom, terms.hashes.length, () => 1);
  return { columns: columns.subarray(0, length), weights: weights.subarray(0, length) };
}

function scaleToUnit(weights: Float32Array): void {
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] ?? 0) / norm;
}
