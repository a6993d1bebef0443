import { isCardNumber, isIban, IBAN_SHAPE } from './check-digits';
import { byPattern, type MaskRule } from './mask-rule';

/** Bank accounts and payment cards. */
export const ACCOUNT_RULES: MaskRule[] = [
  byPattern('iban', new RegExp(`(?<![\\w-])(?:${IBAN_SHAPE})(?!\\w)`, 'gi'), ({ text }) => isIban(text)),
  byPattern(
    'card',
    /(?<![\w./-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g,
    ({ text }) => isCardNumber(text),
  ),
];
