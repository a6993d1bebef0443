import { byPattern, onlyWith, type MaskMatch, type MaskRule } from './mask-rule';

/** `icon@2x.png` is a picture, `git@host:` everyone's login, `tool@v1.2.beta` a version, `the-%40-in-a-title.html` a page. */
function isPersonalAddress({ text }: MaskMatch): boolean {
  return !/^git@/i.test(text) && !/\.(?:png|jpe?g|gif|svg|webp|js|ts|css|jar|html?|php|aspx?)$/i.test(text) && !/@v?\d+\.\d/i.test(text);
}

/**
 * Letters of scripts that put spaces between words: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari.
 * In the others an address ends where the sentence continues. As ranges, because `\p{L}` is slow on hostile text.
 */
const LETTERS = 'A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ϿЀ-ԯԱ-ֆא-תؠ-يऄ-ॿḀ-ỿ';
const SIGNS = `${LETTERS}0-9_%+\\-`;
const PART = `[${LETTERS}0-9-]{1,63}`;
const TOP = `[${LETTERS}]{2,24}`;

const START = `(?<![${SIGNS}.'])`;
const NAME = `[${SIGNS}](?:[${SIGNS}.']{0,62}[${SIGNS}])?`;
const END = `(?![${LETTERS}0-9_-])`;

/** One of these is in each spelled address. */
const SPELLED_MARKS = ['(at)', '[at]', '{at}', ' AT ', ' dot '];

/** How people write an address so that programs do not find it: the sign, and the dot that goes with it. */
const SPELLED = [
  [' ?\\(at\\) ?', ' ?\\(dot\\) ?'],
  [' ?\\[at\\] ?', ' ?\\[dot\\] ?'],
  [' ?\\{at\\} ?', ' ?\\{dot\\} ?'],
  [' AT ', ' DOT '],
]
  .map(([at, dot]) => `${NAME}(?:${dot}${PART}){0,3}${at}${PART}(?:(?:${dot}|\\.)${PART}){0,4}(?:${dot}|\\.)${TOP}`)
  .concat(`${NAME} at ${PART}(?: dot ${PART}){0,4} dot ${TOP}`);

export const EMAIL_RULES: MaskRule[] = [
  onlyWith(['@'], byPattern('email', new RegExp(`${START}${NAME}@(?:${PART}\\.){1,8}${TOP}${END}`, 'g'), isPersonalAddress)),
  // In the query of an address the sign is encoded.
  onlyWith(
    ['%40'],
    byPattern('email', new RegExp(`${START}[${LETTERS}0-9_.+-]{1,64}%40(?:${PART}\\.){1,8}${TOP}${END}`, 'g'), isPersonalAddress),
  ),
  onlyWith(SPELLED_MARKS, byPattern('email', new RegExp(`${START}(?:${SPELLED.join('|')})${END}`, 'g'))),
];
