/** Words that stand in every other issue and find nothing in particular. */
const COMMON = new Set(
  (
    'about after again all also and any are because been before being but can cannot could did does doesn done each error for from get gets ' +
    'had has have how into issue its just like make may more most must need needs new not now off one only other our out over please same ' +
    'see should show shows since some still such than that the their them then there these they this through too two under until use used ' +
    'using very was were what when where which while who will with without work works would you your'
  ).split(' '),
);

const SHORTEST_WORD = 3;
const LONGEST_WORD = 40;

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && !COMMON.has(word) && !/^\p{N}+$/u.test(word));
}

/** More words than this make the search no better, and its cost is counted by results. */
export const MOST_SEARCH_WORDS = 8;

/**
 * The words by which similar issues are searched: those of the summary, then those that the
 * description repeats, longer ones first, because they say more. Letters and digits only.
 */
export function searchWords(summary: string, description: string): string[] {
  const byLength = (words: Iterable<string>) => [...new Set(words)].sort((one, other) => other.length - one.length);
  const inDescription = wordsOf(description);
  const repeated = inDescription.filter((word, index) => inDescription.indexOf(word) !== index);
  return [...new Set([...byLength(wordsOf(summary)), ...byLength(repeated), ...byLength(inDescription)])].slice(0, MOST_SEARCH_WORDS);
}
