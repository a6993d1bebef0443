import { once } from '../contract/once';
import { latePattern } from './late-pattern';

/** Words that stand in every other issue and say nothing in particular. */
const COMMON = new Set(
  (
    'a about after again all also an and any are as at be because been before being but by can cannot could did do does doesn doing done ' +
    'each error for from get gets had has have how i if in into is issue it its just like make may more most must my need needs new no not ' +
    'now of off on one only or other our out over please same see should show shows since so some still such than that the their them then ' +
    'there these they this through to too two under until up use used using very was we were what when where which while who will with ' +
    'without work works would you your'
  ).split(' '),
);

/** Scripts that write sentences without spaces; a search index keeps their runs whole, or cuts them into single signs. */
const SOUTHEAST_ASIAN = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const EAST_ASIAN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー`;

const southeastAsian = latePattern(`^[${SOUTHEAST_ASIAN}]`, 'u');
const eastAsian = latePattern(`^[${EAST_ASIAN}]`, 'u');
/** Runs of one kind; vowel signs and accents stay in their words. */
const runs = latePattern(
  String.raw`[${SOUTHEAST_ASIAN}]+|[${EAST_ASIAN}]+|(?![${SOUTHEAST_ASIAN}${EAST_ASIAN}])[\p{L}\p{N}](?:(?![${SOUTHEAST_ASIAN}${EAST_ASIAN}])[\p{L}\p{M}\p{N}])*`,
  'gu',
);
const hump = latePattern(String.raw`(\p{Ll}|\p{N})(\p{Lu})`, 'gu');
const abbreviation = latePattern(String.raw`(\p{Lu})(\p{Lu}\p{Ll})`, 'gu');

const syllabic = latePattern(String.raw`^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]`, 'u');

const segmenter = once(() => new Intl.Segmenter(undefined, { granularity: 'word' }));

function segmentsOf(run: string): string[] {
  return [...segmenter().segment(run)].map(({ segment }) => segment);
}

function runsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(runs()) ?? [];
}

function isTelling(word: string): boolean {
  return !COMMON.has(word);
}

/** The words of a text in any script, in lower case. */
function wordsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (southeastAsian().test(run) || eastAsian().test(run) ? segmentsOf(run) : [run]));
}

/**
 * The words as Jira's index has them: of scripts without spaces, East Asian ones in words, since Jira looks for all of
 * a word's signs, and Southeast Asian ones in whole runs, since Lucene's tokenizer does not cut those (Lucene,
 * `StandardTokenizer`).
 */
export function indexedWordsOf(text: string): string[] {
  return runsOf(text)
    .flatMap((run) => (eastAsian().test(run) ? segmentsOf(run) : [run]))
    .filter(isTelling);
}

/** Characters of the shortest word that says something: signs that stand for syllables say more than letters. */
export function shortestWord(word: string): number {
  return syllabic().test(word) ? 2 : 3;
}

/** A word as it stands in a text, and as it is compared. */
export interface StemmedWord {
  /** In lower case. */
  word: string;
  stem: string;
  /** False for words that stand in every other text. */
  isTelling: boolean;
}

/** All words of a text: `camelCase` and `HTMLParser` in their parts, plurals and verb endings cut off their stems. */
export function stemmedWordsOf(text: string): StemmedWord[] {
  const apart = text.normalize('NFC').replace(hump(), '$1 $2').replace(abbreviation(), '$1 $2');
  return wordsOf(apart).map((word) => ({ word, stem: stem(word), isTelling: isTelling(word) }));
}

/** The stems of the words that say something. */
export function stemsOf(text: string): string[] {
  return stemmedWordsOf(text).flatMap((each) => (each.isTelling ? [each.stem] : []));
}

/** English endings; both sides are cut alike, so a wrong cut does little harm. */
function stem(word: string): string {
  const root = word.length > 5 ? /^(.{3,})(?:ing|ed)$/.exec(word)?.[1] : undefined;
  if (root !== undefined) return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return word.length > 3 ? word.replace(/(?<!s)s$/, '').replace(/e$/, '') : word;
}
