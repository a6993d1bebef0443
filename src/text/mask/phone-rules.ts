import { latePattern } from '../late-pattern';
import { byPattern, type MaskMatch, type MaskRule } from './mask-rule';

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Country codes of two digits (ITU-T E.164); 1 and 7 stand for themselves, all others have three. */
const TWO_DIGIT_COUNTRIES = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

const unitAfter = latePattern(
  String.raw`^ ?(?:bytes?|[kmgt]i?b|ms|ns|us|µs|s|secs?|seconds|rows?|records?|requests?|events?|msgs?|messages|items|lines|%|eur|usd|€|\$)(?![\p{L}\p{N}])`,
  'iu',
);

/**
 * Whether a number after `+` or `00` can be dialled: its length fits its country. `+48.8583701` is a coordinate,
 * `+20240131120000` a time stamp, `+12582912 bytes` an amount.
 */
function isInternational({ text, after }: MaskMatch): boolean {
  const digits = digitsOf(text).replace(/^00/, '');
  const isPlain = /^\+?\d+$/.test(text);
  if (/^\+\d{1,3}\.\d+$/.test(text) || unitAfter().test(after)) return false;
  if (digits.startsWith('1') || digits.startsWith('7')) return digits.length === 11;
  const codeLength = TWO_DIGIT_COUNTRIES.test(digits) ? 2 : 3;
  // After the country's code a zero is in brackets only, or in Italy.
  if (digits[codeLength] === '0' && !text.includes('(0') && !digits.startsWith('39')) return false;
  return digits.length >= (isPlain ? 10 : 9) && digits.length <= (isPlain ? 13 : 15);
}

function isDate(text: string): boolean {
  return /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}/.test(text) || /^\(?\d{1,2}[-/. ]{1,3}\d{1,2}[-/. ]{1,3}(?:19|20)\d\d(?!\d)/.test(text);
}

/** With the trunk prefix of most countries 9 to 12 digits are dialled. `05-12-2023 1400` is a date, `010 011 012` a list. */
function isNational({ text }: MaskMatch): boolean {
  const digits = digitsOf(text);
  const isList = text.split(/\D+/).every((group) => group.startsWith('0'));
  return digits.length >= 9 && digits.length <= 12 && !isDate(text) && !isList;
}

const CALLED_PHONE =
  'tel|telephone|telefone?|telefoon|teléfono|téléphone|tél|phone|fon|fax|mobile?|móvil|mobiel|mobilnr|celular|handy|cell|gsm|whatsapp|sms|sími|símanúmer|puhelin|numéro|rufnummer|rückruf(?: unter)?|тел|телефон|電話番号|携帯|手机号?|电话|전화(?:번호)?';
const DIALLED =
  '(?:(?:call|dial|ring|phone)(?: (?:me|us|him|her|them))?|(?:text|reach|contact) (?:me|us|him|her|them))(?: (?:at|on|under))?';

/** Nobody's digits continue behind a telephone number, and no unit or decimal. */
const END = '(?![\\w:]|[.-]\\d)';

/** Telephone numbers in the forms that are usual somewhere. */
export const PHONE_RULES: MaskRule[] = [
  byPattern(
    'phone',
    new RegExp(`(?<![\\w+.])(?:\\+|00(?=[1-9]\\d?[ ./-]))[1-9](?:[ ./-]{0,3}(?:\\(\\d{1,4}\\)[ -]?)?\\d){7,14}${END}`, 'g'),
    isInternational,
  ),
  // North America: 555-123-4567, (555) 123-4567, 1 555 123 4567. In a row of numbers it is none.
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[.-])[2-9]\\d{2}[.-]\\d{4}${END}`, 'g')),
  byPattern('phone', new RegExp(`(?<![\\w.:/+-]|\\d[ ,;])(?:1 )?[2-9]\\d{2} [2-9]\\d{2} \\d{4}(?! ?[,;]? ?\\d)${END}`, 'g')),
  // With the trunk prefix 0: 030 1234567, 06 12 34 56 78, 0171/1234567, (020) 7946 0958, 06.12.34.56.78.
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])\\(?0[1-9]\\d{0,3}\\)?(?: ?[/ -] ?\\d{2,8}){1,4}${END}`, 'g'), isNational),
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])0[1-9](?:\\.\\d{2}){4}${END}`, 'g')),
  // German offices (DIN 5008, older form): 0 30 / 12 34 56-78.
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])0 ?\\d{2,4} ?/ ?\\d{2,3}(?: \\d{2,3}){1,3}(?:-\\d{1,4})?${END}`, 'g'), isNational),
  // Without one: Russia 8 (800) 555-35-35, Brazil (11) 91234-5678, China 138-0013-8000.
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])[78](?: ?\\(\\d{3}\\) ?|[ -]\\d{3}[ -])\\d{3}[ -]\\d{2}[ -]\\d{2}${END}`, 'g')),
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])\\(\\d{2}\\) ?\\d{4,5}-\\d{4}${END}`, 'g')),
  byPattern('phone', new RegExp(`(?<![\\w.:/+-])1[3-9]\\d([ -])\\d{4}\\1\\d{4}${END}`, 'g')),
  // Whatever is called a telephone number.
  byPattern(
    'phone',
    new RegExp(
      `(?<keep>(?<![A-Za-z0-9])(?:${CALLED_PHONE})(?:[ _]?(?:no|number|nr|#))?["']?[.:=：]{0,2}[ "']{0,3})\\+?\\(?\\d(?:[ ()./-]{0,2}\\d){4,14}${END}`,
      'gi',
    ),
    ({ text }) => !isDate(text),
  ),
  byPattern('phone', new RegExp(`(?<keep>\\b${DIALLED} )\\+?\\(?\\d(?:[ ()./-]{0,2}\\d){6,14}${END}`, 'gi'), ({ text }) => !isDate(text)),
];
