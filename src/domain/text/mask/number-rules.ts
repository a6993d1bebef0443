import { isCardNumber, isIban } from './check-digits';
import type { MaskMatch, MaskRule } from './mask-rule';

const PHONE = '[phone]';

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** `+48.8583701` is a coordinate, `+20240131120000` a time stamp. */
function isInternationalNumber({ text }: MaskMatch): boolean {
  const isDecimal = /^\+\d{1,3}\.\d+$/.test(text);
  const isTimeStamp = /^\+20\d{12}$/.test(text);
  return !isDecimal && !isTimeStamp && countDigits(text) <= 15;
}

function hasPhoneLength({ secret }: MaskMatch): boolean {
  const digits = countDigits(secret);
  return digits >= 9 && digits <= 12;
}

/** Bank accounts, payment cards and telephone numbers. */
export const NUMBER_RULES: MaskRule[] = [
  {
    // An IBAN in one piece or in groups of four.
    pattern: /(?<![\p{L}\p{N}_-])[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,3})?)(?![\p{L}\p{N}_])/gu,
    replacement: '[iban]',
    accepts: ({ text }) => isIban(text),
  },
  {
    pattern: /(?<![\w./-])(?:\d{14,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g,
    replacement: '[card]',
    accepts: ({ text }) => isCardNumber(text),
  },
  {
    pattern: /(?<![\w+.])(?:\+|00(?=[1-9]\d?[ ./-]))[1-9](?:[ ./-]{0,2}(?:\(\d{1,4}\)[ -]?)?\d){7,14}(?![\w:]|[.-]\d)/g,
    replacement: PHONE,
    accepts: isInternationalNumber,
  },
  {
    // North America: 555-123-4567, (555) 123-4567.
    pattern: /(?<![\w.:/+-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])\d{3}[.-]\d{4}(?![\w:]|[.-]\d)/g,
    replacement: PHONE,
  },
  {
    // Elsewhere, with the trunk prefix: 030 1234567, 06 12 34 56 78, 0171/1234567, (020) 7946 0958.
    pattern: /(?<![\w.:/+-])\(?0[1-9]\d{0,3}\)?(?: ?[/ -] ?\d{2,8}){1,4}(?![\w:]|[./-]\d)/g,
    replacement: PHONE,
    accepts: hasPhoneLength,
  },
  {
    // Whatever is called a telephone number.
    pattern: /(?<keep>\b(?:tele)?(?:phone|fon|fax|mobile|handy|cell|tel|call me (?:at|on))(?: ?(?:no|number|nr|#))?[.:]{0,2} ?)\+?\(?\d(?:[ ()./-]{0,2}\d){4,14}(?![\w:]|[.-]\d)/gi,
    replacement: PHONE,
  },
];
