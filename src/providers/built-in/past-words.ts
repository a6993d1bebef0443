import { hashWithSalt } from '../../profile/hash-with-salt';
import { unpackSimilar, type StoredSimilar } from '../../profile/similar/pack-similar';
import { searchIndex } from '../../profile/similar/similar-index';
import { countTerms } from '../../profile/terms/count-terms';

/** With fewer past issues, a word that several of them have is chance. */
const FEWEST_ISSUES = 50;

/** A word that a larger part of the past issues has says hardly more than what project it is. */
const COMMON_SHARE = 0.05;

/** What a project's past says about summaries and their words. */
export interface PastWords {
  rarityOf: (term: string) => number;
  isCommon: (term: string) => boolean;
  /** Past issues that read most like a summary, by id, with how alike the two read, 0 to 1. */
  findAlike: (summary: string, most: number) => { id: string; likeness: number }[];
}

/**
 * What was learned of a project, for looking through it for many summaries; null where it is damaged.
 * @param secret of the installation
 */
export function readPastWords(similar: StoredSimilar, secret: string): PastWords | null {
  try {
    const index = unpackSimilar(similar);
    const search = searchIndex(index);
    const hashWord = hashWithSalt(secret);
    return {
      rarityOf: (term) => search.rarityOf(hashWord(term)),
      isCommon: (term) => index.ids.length >= FEWEST_ISSUES && search.seenIn(hashWord(term)) > COMMON_SHARE * index.ids.length,
      findAlike: (summary, most) =>
        search.find(countTerms({ summary, description: '' }, hashWord), most).map(({ id, likeness }) => ({ id: String(id), likeness })),
    };
  } catch {
    // Damaged: as good as none.
    return null;
  }
}
