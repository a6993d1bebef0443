import { foldLetter } from './fold-letter';
import { latePattern } from './late-pattern';

const REPLACEMENT = '[marker removed]';
const MARKER_WORDS = ['ticketstart', 'ticketend'];

/** What words are made of, enclosed letters such as Ⓣ and 🆃 included, which Unicode counts as symbols. */
const WORD_CHARACTERS = '\\p{L}\\p{N}\\u249c-\\u24e9\\u{1f110}-\\u{1f189}\\u{1f1e6}-\\u{1f1ff}';
const wordCharacter = latePattern(`[${WORD_CHARACTERS}]`, 'u');

/** Hashes and what looks like one. */
const HASHES = '#＃﹟♯⋕⌗⧣⧤⧥╬井';
/** What fences are drawn with besides, three in a row. */
const LINE_SIGNS = '\\-=*~_<>|+\\p{Pd}';

/** What a fence begins with; then all up to the next word. */
const fencePattern = latePattern(`(?:[${HASHES}]|[${LINE_SIGNS}]{3})(?<signs>[^${WORD_CHARACTERS}]*)`, 'gu');

const fenceSign = latePattern(`[${HASHES}${LINE_SIGNS}]`, 'gu');

/** Whether a character's letters go on with the word. Those after its end are no matter: `Ǳ` ends `END` as `DZ` does. */
function fitsWord(folded: string, word: string, matched: number): boolean {
  const rest = word.slice(matched);
  return folded !== '' && rest !== '' && (rest.startsWith(folded) || folded.startsWith(rest));
}

/**
 * Where the word that starts at `from` ends, its letters as far apart as they like; -1 for no match. A sign that
 * looks like a letter (`|` for `i`) counts as that letter or as a separator, whichever fits.
 */
function endOfWord(text: string, from: number, word: string): number {
  const isWordCharacter = wordCharacter();
  let matched = 0;
  let mayRepeat = false;
  let index = from;
  while (index < text.length && matched < word.length) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const folded = foldLetter(character);
    const isLetter = isWordCharacter.test(character);
    if (fitsWord(folded, word, matched)) {
      matched += folded.length;
      mayRepeat = !isLetter;
    } else if (isLetter) {
      if (!mayRepeat || folded !== word[matched - 1]) return -1;
      mayRepeat = false;
    }
    index += character.length;
  }
  return matched >= word.length ? index : -1;
}

/** How many letters the word may have lost to signs in front of it: in `†ICKET` the first is none for Unicode. */
function lettersInSigns(signs: string, word: string): number {
  let matched = 0;
  for (const sign of signs) {
    const folded = foldLetter(sign);
    if (fitsWord(folded, word, matched)) matched += folded.length;
  }
  return matched;
}

/** Where a marker ends whose word starts at `from` or in the signs before it; -1 when there is none. */
function endOfMarker(text: string, from: number, signs: string): number {
  const ends = MARKER_WORDS.flatMap((word) =>
    Array.from({ length: lettersInSigns(signs, word) + 1 }, (_each, lost) => endOfWord(text, from, word.slice(lost))),
  );
  return Math.max(...ends);
}

/**
 * Removes whatever reads like one of the fence's own lines (`### TICKET START`, `### TICKET END`), in any case,
 * spacing, script or number of hashes: text that is quoted inside the fence must not be able to close it.
 */
export function defuseMarkers(text: string): string {
  const fence = new RegExp(fencePattern());
  let output = '';
  let copied = 0;
  for (let match = fence.exec(text); match !== null; match = fence.exec(text)) {
    const end = endOfMarker(text, fence.lastIndex, match.groups?.['signs'] ?? '');
    if (end < 0) continue;
    output += text.slice(copied, match.index) + REPLACEMENT;
    copied = end;
  }
  return output + text.slice(copied);
}

/** Whether anything in the text reads like one of the fence's own lines. */
export function holdsMarker(text: string): boolean {
  return defuseMarkers(text) !== text;
}

/** JSON that says the same without any sign that a fence could be drawn with: each is written as its escape. */
export function escapeFenceSigns(json: string): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(fenceSign(), (sign) => sign.split('').map(escape).join(''));
}
