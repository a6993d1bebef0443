import { once } from '../../contract/once';
import { ibanShape, isCardNumber, isIban } from './check-digits';
import { byPattern, type MaskRule } from './mask-rule';

const ibanRule = once(() => byPattern('iban', new RegExp(`(?<![\\w-])(?:${ibanShape()})(?!\\w)`, 'gi'), ({ text }) => isIban(text)));

/** Bank accounts and payment cards. */
export const ACCOUNT_RULES: MaskRule[] = [
  { kind: 'iban', find: (text) => ibanRule().find(text) },
  byPattern(
    'card',
    /(?<![\w./-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g,
    ({ text }) => isCardNumber(text),
  ),
];
