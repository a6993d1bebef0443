/** Lucene keeps runs of these scripts whole (its `SOUTHEAST_ASIAN` tokens). */
const SOUTHEAST_ASIAN = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+`;
/** Lucene makes a token of each of these signs, and one of each run of Katakana. */
const EAST_ASIAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}]|[\p{Script=Katakana}ー]+`;

const PIECES = new RegExp(String.raw`(${SOUTHEAST_ASIAN}|${EAST_ASIAN})`, 'u');
const WHOLE = new RegExp(`^(?:${SOUTHEAST_ASIAN}|${EAST_ASIAN})$`, 'u');

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * A text in words as Jira's index has them: by the word boundaries of Unicode (UAX #29), so that `node.js`, `don't` and
 * `snake_case` are one word and accents and vowel signs stay in theirs, with what Lucene's `StandardTokenizer` does of
 * its own for scripts without spaces. Composed, and in lower case.
 */
export function splitWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(PIECES)
    .flatMap((piece) => {
      if (WHOLE.test(piece)) return [piece];
      return [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment);
    });
}
