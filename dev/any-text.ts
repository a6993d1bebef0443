import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const CODE_POINTS = 0x110000 - SURROGATES.count;

/**
 * One character of Unicode, whichever: what fast-check's own unit `binary` is, which lists all of the million before
 * the first text and takes most of a second for it, in each test file.
 */
const anyCharacter = fc.nat({ max: CODE_POINTS - 1 }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (text) => indexOf(text),
);

/** The way back, with which fast-check puts strings that are known to break programs among the texts. */
function indexOf(text: unknown): number {
  const [character, ...more] = typeof text === 'string' ? Array.from(text) : [];
  const codePoint = character?.codePointAt(0);
  if (codePoint === undefined || more.length > 0) throw new Error('Not one character.');
  const isSurrogate = codePoint >= SURROGATES.first && codePoint < SURROGATES.first + SURROGATES.count;
  if (isSurrogate) throw new Error('A surrogate is no character.');
  return codePoint < SURROGATES.first ? codePoint : codePoint - SURROGATES.count;
}

/** Any text of whole characters; without a length, of fast-check's usual one. */
export function anyText(constraints: { maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: anyCharacter });
}
