/** Characters that read like the letters of the fence's words, beyond what NFKD and lower case already fold. */
const LOOK_ALIKES: Record<string, string> = {
  a: 'аαᴀᎪꓮɑʌλⲁ4@∀',
  c: 'сςᴄᏟꓚⲥɕ¢ƈ',
  d: 'ԁԃɗɖᴅᎠꓓđðδժ',
  e: 'еεєҽᴇᎬꓰɛ℮ⲉɘǝəэ3€∃',
  i: 'іιıɪlӏᎥꓲɩɨןוاǀⲓ1!|¡∣⏐',
  k: 'кκᴋᏦꓗⲕқҝҟƙĸӄ',
  n: 'ηнпиνոռɴꓠⲛղŋɲɳƞ',
  r: 'гʀɾꭇᎡᏒꓣяⲅᴦɼɽᴙ',
  s: 'ѕꜱᏚꓢƽʂȿտ5$§',
  t: 'тτᴛꓔᎢŧƭⲧ7+†⊤┬',
};

const FOLDED = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([letter, characters]) => Array.from(characters, (character) => [character.toLowerCase(), letter])),
);

/** Blocks of enclosed capitals without a compatibility decomposition: 🅐, 🅰 and the letters of flags. */
const ENCLOSED_CAPITALS = [0x1f150, 0x1f170, 0x1f1e6];

/** The only blocks with characters that read like Latin letters; the rest, ideographs above all, need no look. */
const FOLDABLE_RANGES = [
  [0x0000, 0x2e7f],
  [0x3200, 0x33ff],
  [0xa4d0, 0xabff],
  [0xf900, 0xffff],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f1ff],
] as const;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function foldEnclosed(codePoint: number): string | undefined {
  const first = ENCLOSED_CAPITALS.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? undefined : String.fromCharCode(0x61 + codePoint - first);
}

/**
 * The small Latin letters that a character reads like: `T`, `т`, `Ｔ` and `𝕥` all give `t`, `ﬆ` gives `st`.
 * Empty for what reads like none.
 */
export function foldLetter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (!FOLDABLE_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last)) return '';
  const plain = foldEnclosed(codePoint) ?? character.normalize('NFKD').toLowerCase();
  let folded = '';
  for (const part of plain) folded += FOLDED.get(part) ?? (LETTER_OR_DIGIT.test(part) ? part : '');
  return folded;
}
