import { once } from '../contract/once';
import { latePattern } from './late-pattern';

/**
 * Characters that read like the letters of the fence's words, beyond what NFKD and lower case already fold: Unicode's
 * confusables (UTS #39), and what people write instead of letters. One that reads like several stands with one.
 */
const LOOK_ALIKES: Record<string, string> = {
  t: 'тτᴛꓔᎢŧƭⲧ7+†⊤┬ȶ੮էʇʈեƫፒፕ𐌕𐊱𐊗🝨⟙⏇⏉ҭϯ⊥ᐪጥナイｲ七下丅丁ㄒ',
  i: 'іιıɪlӏᎥꓲɩɨןוاǀⲓ1!|¡∣⏐℩⍳ͺꙇⵏ￨׀١۱ߊᛁᶖꀤᎦٳ៸ᑊᥣェエ丨',
  c: 'сϹςᴄᏟꓚⲥɕ¢ƈϲ𐐽ҁȼↄርҫϛᑦ᧚₵ᥴᒼꞇႠ𐊢𐌂𐐕☾ᑕ८Ͼ©ͼᕦ匚ㄈ🝌',
  k: 'кκᴋᏦꓗⲕқҝҟƙĸӄꝁⱪᶄꝅ₭ҡʞᛕጕϗⲔ',
  e: 'еεєҽᴇᎬꓰɛ℮ⲉɘǝəэ3€∃ӛәꬲꞓ⋴𐐩⍷ҿᧉᶒ૯ɇԑᥱ£ᙓ⋿ⴺꓱ𐊆ᕮⴹモ乇',
  s: 'ѕꜱᏚꓢƽʂȿտ5$§Ⴝⴝᣵ𐑈ᶊకގꇙᏕ𐊖𐐠ֆടᔕᔖᔢᔡ丂',
  a: 'аαᴀᎪꓮɑʌλⲁ4@∀∂⍺ձᶏɒคმɐẚᶐⱥ⍶ᗄꓯᎯ𐊠₳дᗅᗩƛልᕱ卂',
  n: 'ηнпиνոռɴꓠⲛղŋɲɳƞחᥒᴒຖภกŉлԉդበȵᶇᵰᥥ∩₦ҋᴎᑎπϖᴨћክה几刀',
  r: 'гʀɾꭇᎡᏒꓣяⲅᴦɼɽᴙᣴℾᎱᒥꭈꮁրᥬɍᶉᵲґ®℞𐒴ᖇર尺ዪʁᚱᴚ',
  d: 'ԁԃɗɖᴅᎠꓓđðδժᏧꓒᑯᵭ₫ƌᶁᑺᑻᒄᑰᑱᶑʠᗪↁþᗞᗫᴆ',
};

const letterOrDigit = latePattern(String.raw`[\p{L}\p{N}]`, 'u');

const lookAlikes = once(
  () =>
    new Map(
      Object.entries(LOOK_ALIKES).flatMap(([letter, characters]) =>
        Array.from(characters).flatMap((character) => [character, character.toLowerCase()].map((each) => [each, letter] as const)),
      ),
    ),
);

/** Blocks of enclosed capitals without a compatibility decomposition: 🅐, 🅰 and the letters of flags. */
const ENCLOSED_CAPITALS = [0x1f150, 0x1f170, 0x1f1e6];

/** The only other blocks with characters that read like Latin letters; the rest, ideographs above all, need no look. */
const FOLDABLE_RANGES = [
  [0x0000, 0x2e7f],
  [0x3200, 0x33ff],
  [0xa4d0, 0xabff],
  [0xf900, 0xffff],
  [0x1ccd6, 0x1ccf9],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f1ff],
] as const;

function foldEnclosed(codePoint: number): string | undefined {
  const first = ENCLOSED_CAPITALS.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? undefined : String.fromCharCode(0x61 + codePoint - first);
}

/**
 * The small Latin letters that a character reads like: `T`, `т`, `Ｔ` and `𝕥` all give `t`, `ﬆ` gives `st`.
 * Empty for what reads like none.
 */
export function foldLetter(character: string): string {
  const letters = lookAlikes();
  const known = letters.get(character);
  if (known !== undefined) return known;
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return letterOrDigit().test(character) ? character.toLowerCase() : '';
  if (!FOLDABLE_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last)) return '';
  const plain = foldEnclosed(codePoint) ?? character.normalize('NFKD').toLowerCase();
  let folded = '';
  for (const part of plain) folded += letters.get(part) ?? (letterOrDigit().test(part) ? part : '');
  return folded;
}
