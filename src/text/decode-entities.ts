import { characterEntities } from 'character-entities';
import { characterEntitiesLegacy } from 'character-entities-legacy';
import { characterReferenceInvalid } from 'character-reference-invalid';

/** An encoded ampersand that was encoded again, any number of times: one round is enough for `&amp;amp;amp;lt;`. */
const ENCODED_AMPERSANDS = /&(?:amp;|#0*38;|#x0*26;)+/gi;

/** A number needs no semicolon. A name does, unless neither a letter or digit nor a `=` follows it. */
const REFERENCE = /&(?:#(\d+);?|#x([\da-f]+);?|([\da-z]+)(?:(;)|(?![\da-z=])))/gi;

const LAST_CODE_POINT = 0x10ffff;
const SURROGATES = { first: 0xd800, last: 0xdfff };
const REPLACEMENT_CHARACTER = '\uFFFD';

const namesWithoutSemicolon = new Set(characterEntitiesLegacy);

/** As in the HTML Standard, "numeric character reference end state". */
function fromNumber(code: number): string {
  const isSurrogate = code >= SURROGATES.first && code <= SURROGATES.last;
  if (isSurrogate || code > LAST_CODE_POINT) return REPLACEMENT_CHARACTER;
  return characterReferenceInvalid[code] ?? String.fromCodePoint(code);
}

function fromName(name: string, hasSemicolon: boolean): string | undefined {
  if (!hasSemicolon && !namesWithoutSemicolon.has(name)) return undefined;
  return Object.hasOwn(characterEntities, name) ? characterEntities[name] : undefined;
}

/**
 * Decodes HTML's character references one level deep, ampersands at any depth.
 *
 * Of the ways to read a reference without its semicolon this takes the one that HTML uses in attributes: `&#60b`
 * is decoded, but `?a=1&copy=2` stays what it was.
 */
export function decodeEntities(text: string): string {
  return text
    .replace(ENCODED_AMPERSANDS, '&')
    .replace(REFERENCE, (reference: string, decimal?: string, hexadecimal?: string, name?: string, semicolon?: string) => {
      if (name !== undefined) return fromName(name, semicolon !== undefined) ?? reference;
      return fromNumber(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16));
    });
}
