/** Typing mistakes that are forgiven: one letter too many, too few, wrong, or two that changed places. */
const MOST_MISTAKES = 2;

/** How many letters have to be put in, taken out or replaced to make one word of the other (Levenshtein). */
function countMistakes(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_each, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The word that somebody probably meant; null when none is near. */
export function findClosestWord(typed: string, words: readonly string[]): string | null {
  const near = words
    .map((word) => ({ word, mistakes: countMistakes(typed.toLowerCase(), word) }))
    .filter(({ word, mistakes }) => mistakes <= MOST_MISTAKES && mistakes < word.length - 1)
    .sort((one, other) => one.mistakes - other.mistakes);
  return near[0]?.word ?? null;
}
