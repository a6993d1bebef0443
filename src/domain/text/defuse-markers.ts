import { foldLetter } from './fold-letter';

const REPLACEMENT = '[marker removed]';
const MARKER_WORDS = ['ticketstart', 'ticketend'];

/** What words are made of, enclosed letters such as Ⓣ and 🆃 included, which Unicode counts as symbols. */
const WORD_CHARACTERS = '\\p{L}\\p{N}\\u249c-\\u24e9\\u{1f110}-\\u{1f189}\\u{1f1e6}-\\u{1f1ff}';
const WORD_CHARACTER = new RegExp(`[${WORD_CHARACTERS}]`, 'u');

/** A hash or what looks like one, or three other signs that fences are drawn with; then all up to the next word. */
const FENCE = new RegExp(`(?:[#＃﹟♯⋕⌗⧣⧤⧥╬井]|[-=*~_<>|+\\p{Pd}]{3})[^${WORD_CHARACTERS}]*`, 'gu');

/**
 * Where the word that starts at `from` ends, its letters as far apart as they like; -1 for no match. A sign that
 * looks like a letter (`|` for `i`) counts as that letter or as a separator, whichever fits.
 */
function endOfWord(text: string, from: number, word: string): number {
  let matched = 0;
  let mayRepeat = false;
  let index = from;
  while (index < text.length && matched < word.length) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const folded = foldLetter(character);
    const isLetter = WORD_CHARACTER.test(character);
    if (folded !== '' && word.startsWith(folded, matched)) {
      matched += folded.length;
      mayRepeat = !isLetter;
    } else if (isLetter) {
      if (!mayRepeat || folded !== word[matched - 1]) return -1;
      mayRepeat = false;
    }
    index += character.length;
  }
  return matched === word.length ? index : -1;
}

/**
 * Removes whatever reads like one of the fence's own lines (`### TICKET START`, `### TICKET END`), in any case,
 * spacing, script or number of hashes: text that is quoted inside the fence must not be able to close it.
 */
export function defuseMarkers(text: string): string {
  const fence = new RegExp(FENCE);
  let output = '';
  let copied = 0;
  for (let match = fence.exec(text); match !== null; match = fence.exec(text)) {
    const wordStart = fence.lastIndex;
    const end = Math.max(...MARKER_WORDS.map((word) => endOfWord(text, wordStart, word)));
    if (end < 0) continue;
    output += text.slice(copied, match.index) + REPLACEMENT;
    copied = end;
  }
  return output + text.slice(copied);
}
