import { latePattern } from '../../../text/late-pattern';
import { indexedWordsOf, shortestWord } from '../../../text/words';

const LONGEST_WORD = 40;

/** More words than this make the search no better. */
export const MOST_SEARCH_WORDS = 8;

const number = latePattern(String.raw`^\p{N}+$`, 'u');

function isSearchable(word: string): boolean {
  return word.length >= shortestWord(word) && word.length <= LONGEST_WORD && !number().test(word);
}

/**
 * The words by which similar issues are searched: those of the summary, then those that the
 * description repeats, longer ones first, because they say more. Letters with their marks and digits only.
 */
export function searchWords(summary: string, description: string): string[] {
  const byLength = (words: Iterable<string>) => [...new Set(words)].filter(isSearchable).sort((one, other) => other.length - one.length);
  const inDescription = indexedWordsOf(description);
  const seen = new Set<string>();
  const repeated = inDescription.filter((word) => seen.has(word) || !seen.add(word));
  return [...new Set([...byLength(indexedWordsOf(summary)), ...byLength(repeated), ...byLength(inDescription)])].slice(
    0,
    MOST_SEARCH_WORDS,
  );
}
