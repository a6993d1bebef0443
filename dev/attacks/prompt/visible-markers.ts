import lookAlikes from './look-alikes.json';

/**
 * Sees through what a reader sees through. The table of look-alikes is kept apart from the app's own on purpose: what
 * that one forgets must show here.
 */
const LETTER_OF = new Map(
  Object.entries(lookAlikes.letters).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);

const SPACE = /\s/u;
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;
const LINE_SIGN = /[-=*~_<>+\p{Pd}]/u;

/** One character as a reader takes it: a small Latin letter, `#`, `=` for a sign that lines are drawn with, `x` for any other letter, or a space. */
function read(character: string): string {
  const known = LETTER_OF.get(character);
  if (known !== undefined) return known;
  if (lookAlikes.hash.includes(character)) return '#';
  if (SPACE.test(character)) return ' ';
  if (UNSEEN.test(character)) return '';
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (plain !== character) return Array.from(plain, read).join('');
  if (/[a-z]/.test(character)) return character;
  if (LINE_SIGN.test(character)) return '=';
  return /[\p{L}\p{N}]/u.test(character) ? 'x' : ' ';
}

const known = new Map<string, string>();

function readOnce(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const letter = read(character);
  known.set(character, letter);
  return letter;
}

const spaced = (word: string): string => Array.from(word).join('[^a-z]*');
const MARKER = new RegExp(`(?:#|={3})[^a-z]*${spaced('ticket')}[^a-z]*(${spaced('start')}|${spaced('end')})`, 'g');

/** The markers that a reader would see in a text, in any script, spacing or disguise: `start` or `end` for each. */
export function visibleMarkers(text: string): ('start' | 'end')[] {
  const seen = Array.from(text, readOnce).join('');
  return Array.from(seen.matchAll(MARKER), ([, word = '']) => (word.startsWith('s') ? 'start' : 'end'));
}
