import { findSigns } from './signs';
import { stemmedWordsOf, type StemmedWord } from '../../text/words';

/** What a term is made of; a term that says something is of several kinds. */
export const TERM_KINDS = { telling: 1, word: 2, tellingPair: 4, pair: 8, sign: 16 } as const;

/** The terms of one text as salted hashes, with how often each stands where: nothing of the text can be read off it. */
export interface CountedTerms {
  hashes: Uint32Array;
  /** Bits of {@link TERM_KINDS}. */
  kinds: Uint8Array;
  inSummary: Uint8Array;
  inDescription: Uint8Array;
}

/** A salted hash of 32 bits. */
export type HashWord = (word: string) => number;

/** More repetitions say no more, and a count takes one byte. */
const MOST_COUNTED = 255;

/** Stands before the first word of a summary, so that how summaries begin is a pair too. */
const BEGINNING = 0;

/** The strength of a sign, 1, as a count. */
export const WHOLE_SIGN = 100;

interface Count {
  kinds: number;
  inSummary: number;
  inDescription: number;
}

/** Two hashes as one, in their order (the finalizer of MurmurHash3). */
function pairOf(one: number, other: number): number {
  let mixed = Math.imul(one, 31) ^ other;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Counts the words of an issue, and the pairs of words that follow each other.
 * @param text cleaned and masked
 * @param onWord told each word as it is written and the hash of its stem
 */
export function countTerms(
  text: { summary: string; description: string },
  hashWord: HashWord,
  onWord?: (word: string, hash: number) => void,
): CountedTerms {
  const counts = new Map<number, Count>();
  const add = (hash: number, kinds: number, place: 'inSummary' | 'inDescription'): void => {
    let count = counts.get(hash);
    if (count === undefined) counts.set(hash, (count = { kinds: 0, inSummary: 0, inDescription: 0 }));
    count.kinds |= kinds;
    count[place] = Math.min(MOST_COUNTED, count[place] + 1);
  };
  const addPlace = (words: StemmedWord[], place: 'inSummary' | 'inDescription'): void => {
    let before = BEGINNING;
    let tellingBefore = BEGINNING;
    for (const { word, stem, isTelling } of words) {
      const hash = hashWord(stem);
      onWord?.(word, hash);
      add(hash, isTelling ? TERM_KINDS.word | TERM_KINDS.telling : TERM_KINDS.word, place);
      add(pairOf(before, hash), TERM_KINDS.pair, place);
      if (isTelling && place === 'inSummary') add(pairOf(tellingBefore, hash), TERM_KINDS.tellingPair, place);
      before = hash;
      if (isTelling) tellingBefore = hash;
    }
  };
  for (const [sign, strength] of findSigns(text)) {
    counts.set(sign + 1, { kinds: TERM_KINDS.sign, inSummary: Math.round(strength * WHOLE_SIGN), inDescription: 0 });
  }
  addPlace(stemmedWordsOf(text.summary), 'inSummary');
  addPlace(stemmedWordsOf(text.description), 'inDescription');
  return toLists(counts);
}

/** Filled one by one, which takes a fraction of the time of `TypedArray.from`. */
function toLists(counts: ReadonlyMap<number, Count>): CountedTerms {
  const { size } = counts;
  const lists = {
    hashes: new Uint32Array(size),
    kinds: new Uint8Array(size),
    inSummary: new Uint8Array(size),
    inDescription: new Uint8Array(size),
  };
  let index = 0;
  for (const [hash, { kinds, inSummary, inDescription }] of counts) {
    lists.hashes[index] = hash;
    lists.kinds[index] = kinds;
    lists.inSummary[index] = inSummary;
    lists.inDescription[index] = inDescription;
    index += 1;
  }
  return lists;
}
