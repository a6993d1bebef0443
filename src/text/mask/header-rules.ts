import { byPattern, type MaskRule } from './mask-rule';

/** A login in base64, a token: with a digit, capitals inside, or the end of base64. */
function looksEncoded(value: string): boolean {
  return /\d/.test(value) || /[a-z][A-Z]|=$/.test(value);
}

const SCHEMES =
  'bearer|basic|token|apikey|api-key|negotiate|digest|ntlm|hawk|sharedkey(?:lite)?|aws4-hmac-sha256(?= credential)|genie-?key|key';

/** What is in headers of HTTP, quoted or not. */
export const HEADER_RULES: MaskRule[] = [
  byPattern(
    'token',
    new RegExp(
      `(?<keep>\\bauthorization["'\\\\]{0,2}\\s{0,3}[:=]\\s{0,3}["'\\\\]{0,2}(?:(?:${SCHEMES})\\s{1,3})?)[\\w.~+/=:-]{5,4095}[\\w~+/=-]`,
      'gi',
    ),
    // What is in front of a masked token is its scheme.
    ({ text, after }) => looksEncoded(text) && !/^credential=/i.test(text) && !/^\s{0,3}\[token\]/.test(after),
  ),
  byPattern('token', /(?<keep>\b(?:bearer|basic)\s{1,3})[\w.~+/=-]{11,4095}[\w~+/=-]/gi, ({ text }) => looksEncoded(text)),
  // Signed addresses and requests of clouds.
  byPattern('token', /(?<keep>\b(?:x-(?:amz|goog)-)?sig(?:nature)?=)[\w%+/=-]{20,512}/gi),
];
