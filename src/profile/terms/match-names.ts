import { stemmedWordsOf } from '../../text/words';
import type { CountedTerms, HashWord } from './count-terms';

/** A value's name as hashed words, each with how much it tells within the list. */
export interface NameTerms {
  hashes: number[];
  weights: number[];
}

/** A word of a name in the description, beside 1 for one in the summary; it says more the more often it stands there. */
const DESCRIPTION = { once: 0.45, perDoubling: 0.1, atMost: 0.8 };

/** The part of a name that stands for the name. */
const LEAST_PART = 0.5;

/** The words of names; what all names of the list share tells nothing. */
export function hashNames(names: readonly string[], hashWord: HashWord): NameTerms[] {
  const stems = names.map((name) => {
    const words = stemmedWordsOf(name);
    const telling = words.filter(({ isTelling }) => isTelling);
    return [...new Set((telling.length > 0 ? telling : words).map(({ stem }) => stem))];
  });
  const sharedBy = new Map<string, number>();
  for (const stem of stems.flat()) sharedBy.set(stem, (sharedBy.get(stem) ?? 0) + 1);
  return stems.map((own) => ({
    hashes: own.map(hashWord),
    weights: own.map((stem) => Math.log((names.length + 1) / (sharedBy.get(stem) ?? 1))),
  }));
}

/** How much of a name an issue mentions, 0 to 1. */
export type NameMatcher = (name: NameTerms) => number;

/**
 * How much of names an issue mentions.
 * @param isUntried whether these are values that nobody has chosen yet, for which nothing speaks but the name: one word of a
 * longer name is then a word like any other, unless the summary has it
 */
export function nameMatcher({ hashes, inSummary, inDescription }: CountedTerms, isUntried = false): NameMatcher {
  const places = new Map<number, number>();
  hashes.forEach((hash, index) => places.set(hash, index));
  const strength = (hash: number): number => {
    const index = places.get(hash);
    if (index === undefined) return 0;
    if ((inSummary[index] ?? 0) > 0) return 1;
    return Math.min(DESCRIPTION.atMost, DESCRIPTION.once + DESCRIPTION.perDoubling * Math.log2(inDescription[index] ?? 1));
  };
  return ({ hashes: own, weights }) => {
    const strengths = own.map(strength);
    const sumOf = (weigh: (weight: number, strong: number) => number): number =>
      weights.reduce((sum, weight, index) => sum + weigh(weight, strengths[index] ?? 0), 0);
    const whole = sumOf((weight) => weight);
    const isPassing = !strengths.includes(1) && sumOf((weight, strong) => (strong > 0 ? weight : 0)) <= LEAST_PART * whole;
    if (whole === 0 || (isUntried && isPassing)) return 0;
    return sumOf((weight, strong) => weight * strong) / whole;
  };
}
