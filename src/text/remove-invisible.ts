import { latePattern } from './late-pattern';

/** Spaces that are not U+0020, among them the no-break space that `&nbsp;` becomes and the braille blank. */
const OTHER_SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;

/**
 * What a person does not see but a model may read: controls, lone surrogates, private use, noncharacters,
 * interlinear annotations, and everything that Unicode calls default ignorable (zero-width, bidi controls, soft
 * hyphens, variation selectors, Hangul fillers and the tag characters of plane 14).
 */
const invisible = latePattern(
  String.raw`[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\p{Co}\u{fff9}-\u{fffc}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]`,
  'gu',
);

/** Makes line ends `\n` and spaces U+0020, and removes every other character that cannot be seen. */
export function removeInvisible(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(OTHER_SPACES, ' ').replace(invisible(), '');
}
