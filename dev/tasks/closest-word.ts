import { distance } from 'fastest-levenshtein';

/** Letters that may be missing, added or wrong; two that changed places count as two. */
const MOST_MISTAKES = 2;

/** The word that somebody probably meant; null when none is near. */
export function findClosestWord(typed: string, words: readonly string[]): string | null {
  const near = words
    .map((word) => ({ word, mistakes: distance(typed.toLowerCase(), word) }))
    .filter(({ word, mistakes }) => mistakes <= MOST_MISTAKES && mistakes < word.length - 1)
    .sort((one, other) => one.mistakes - other.mistakes);
  return near[0]?.word ?? null;
}
