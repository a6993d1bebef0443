import { foldLetter } from './fold-letter';

const REPLACEMENT = '[marker removed]';
const MARKER_WORDS = ['ticketstart', 'ticketend'];

const HASH = /[#＃﹟♯⋕⌗⧣⧤⧥╬井]/u;
/** Other characters that fences are drawn with; three in a row make one. */
const FENCE = /[-=*~_<>|+\p{Pd}]/u;
const FENCE_RUN = 3;
const ANY_FENCE = new RegExp(`${HASH.source}|${FENCE.source}{${FENCE_RUN}}`, 'u');
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** One character of the text, with what it reads like. */
interface Glyph {
  start: number;
  character: string;
  folded: string;
  /** A letter or a digit. */
  isLetter: boolean;
}

function readGlyphs(text: string): Glyph[] {
  const known = new Map<string, { folded: string; isLetter: boolean }>();
  const glyphs: Glyph[] = [];
  let start = 0;
  for (const character of text) {
    let reading = known.get(character);
    if (reading === undefined) {
      reading = { folded: foldLetter(character), isLetter: LETTER_OR_DIGIT.test(character) };
      known.set(character, reading);
    }
    glyphs.push({ start, character, ...reading });
    start += character.length;
  }
  return glyphs;
}

/**
 * Where the word that starts at `from` ends, its letters as far apart as they like; -1 for no match. A sign that
 * looks like a letter (`|` for `i`) counts as that letter or as a separator, whichever fits.
 */
function endOfWord(glyphs: readonly Glyph[], from: number, word: string): number {
  let matched = 0;
  let mayRepeat = false;
  let index = from;
  for (; index < glyphs.length && matched < word.length; index += 1) {
    const { folded, isLetter } = glyphs[index] as Glyph;
    if (folded !== '' && word.startsWith(folded, matched)) {
      matched += folded.length;
      mayRepeat = !isLetter;
    } else if (isLetter) {
      if (!mayRepeat || folded !== word[matched - 1]) return -1;
      mayRepeat = false;
    }
  }
  return matched === word.length ? index : -1;
}

/** Where the fence before `from` starts, with nothing but signs and spaces between; -1 when there is none. */
function startOfFence(glyphs: readonly Glyph[], from: number): number {
  let start = -1;
  let run = 0;
  for (let index = from - 1; index >= 0; index -= 1) {
    const { character, isLetter } = glyphs[index] as Glyph;
    run = FENCE.test(character) ? run + 1 : 0;
    if (HASH.test(character) || run >= FENCE_RUN) start = index;
    else if (isLetter) break;
  }
  return start;
}

/**
 * Removes whatever reads like one of the fence's own lines (`### TICKET START`, `### TICKET END`), in any case,
 * spacing, script or number of hashes: text that is quoted inside the fence must not be able to close it.
 */
export function defuseMarkers(text: string): string {
  if (!ANY_FENCE.test(text)) return text;
  const glyphs = readGlyphs(text);
  let output = '';
  let copied = 0;
  for (let index = 0; index < glyphs.length; index += 1) {
    const { folded, isLetter } = glyphs[index] as Glyph;
    if (!isLetter || !folded.startsWith('t')) continue;
    const end = Math.max(...MARKER_WORDS.map((word) => endOfWord(glyphs, index, word)));
    const start = end < 0 ? -1 : startOfFence(glyphs, index);
    if (start < 0) continue;
    output += text.slice(copied, glyphs[start]?.start) + REPLACEMENT;
    copied = glyphs[end]?.start ?? text.length;
    index = end - 1;
  }
  return output + text.slice(copied);
}
