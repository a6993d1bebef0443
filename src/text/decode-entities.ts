import { decodeHTMLAttribute } from 'entities/decode';

/** An encoded ampersand that was encoded again, any number of times: one round is enough for `&amp;amp;amp;lt;`. */
const ENCODED_AMPERSANDS = /&(?:amp;|#0*38;|#x0*26;)+/gi;

/**
 * Decodes HTML's character references one level deep, ampersands at any depth.
 *
 * Of the ways to read a reference without its semicolon this takes the one that HTML uses in attributes: `&#60b`
 * is decoded, but `?a=1&copy=2` stays what it was.
 */
export function decodeEntities(text: string): string {
  return decodeHTMLAttribute(text.replace(ENCODED_AMPERSANDS, '&'));
}
