import { TERM_KINDS, WHOLE_SIGN, type CountedTerms } from './count-terms';

/** Which terms tell for a field, and how much each place counts. */
export interface TermStyle {
  /** Bits of `TERM_KINDS`: what counts for a word, and for a pair. */
  words: number;
  pairs: number;
  inDescription: number;
  /** What a pair counts for, in the summary and in the description. */
  pairWeights: { inSummary: number; inDescription: number };
  /** What a sign counts for beside all words together; 0: nothing. */
  sign: number;
}

/** What an issue is about: words that stand everywhere are left out. */
export const TOPIC: TermStyle = {
  words: TERM_KINDS.telling,
  pairs: TERM_KINDS.tellingPair,
  inDescription: 0.5,
  pairWeights: { inSummary: 0.5, inDescription: 0 },
  sign: 0,
};

/** What an issue is about, with the signs of what kind it is. */
export const MATTER: TermStyle = { ...TOPIC, sign: 0.6 };

/** What kind of issue it is: "should", "when" and "not" are what tells. */
export const KIND: TermStyle = {
  words: TERM_KINDS.word,
  pairs: TERM_KINDS.pair,
  inDescription: 1,
  pairWeights: { inSummary: 0.5, inDescription: 0.5 },
  sign: 0.6,
};

/** Terms and what each counts for in one issue: words and pairs first, then signs, whose weight is final. */
export interface WeighedTerms {
  hashes: Uint32Array;
  weights: Float32Array;
  /** Where the signs begin. */
  signsFrom: number;
}

function dampened(count: number, each: number): number {
  return count === 0 ? 0 : each * (1 + Math.log(count));
}

/** The terms that tell in this style; rarity is no part of it yet. */
export function weighTerms({ hashes, kinds, inSummary, inDescription }: CountedTerms, style: TermStyle): WeighedTerms {
  const found = new Uint32Array(hashes.length);
  const weights = new Float32Array(hashes.length);
  let length = 0;
  const add = (index: number, weight: number): void => {
    if (weight === 0) return;
    found[length] = hashes[index] ?? 0;
    weights[length] = weight;
    length += 1;
  };
  for (let index = 0; index < hashes.length; index += 1) {
    const kind = kinds[index] ?? 0;
    const [summary, description] = [inSummary[index] ?? 0, inDescription[index] ?? 0];
    if ((kind & style.words) !== 0) add(index, dampened(summary, 1) + dampened(description, style.inDescription));
    else if ((kind & style.pairs) !== 0) {
      add(index, dampened(summary, style.pairWeights.inSummary) + dampened(description, style.pairWeights.inDescription));
    }
  }
  const signsFrom = length;
  for (let index = 0; index < hashes.length; index += 1) {
    if ((kinds[index] ?? 0) === TERM_KINDS.sign) add(index, (style.sign * (inSummary[index] ?? 0)) / WHOLE_SIGN);
  }
  return { hashes: found.subarray(0, length), weights: weights.subarray(0, length), signsFrom };
}
