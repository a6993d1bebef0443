import { once } from '../contract/once';
import { latePattern } from './late-pattern';
import { shortestWord, stemmedWordsOf, stemsOf } from './words';

/** Words that tickets are made of, whatever they are about: of two that share no others, nobody would say that they are the same. */
const GENERIC = once(
  () =>
    new Set(
      stemsOf(
        'add allow app application asap broken bug change create customer docs documentation erreur error exception fail failure feature ' +
          'fehler fix fwd help implement improve incident invalid message missing null page please pointer problem problema problème ' +
          'provide question remove report request service support system test ticket unable update upgrade urgent user version website wrong',
      ),
    ),
);

/** What holds sentences together in the other languages that the app is in; English has its own in `words.ts`. */
const FUNCTION_WORDS = once(
  () =>
    new Set(
      (
        'aber als auch auf aus bei beim bitte das dass dem den der des die durch ein eine einem einen einer für geht hat ich ' +
        'ist kann kein keine mit nach nicht oder seit sich sind und vom von vor wenn werden wird zum zur über ' +
        'aux avec ces cette dans des du elle est et être fonctionne les lors mais ne par pas peut plus pour quand que qui ' +
        'sans ses son sont sur une ' +
        'al cuando con del desde el ella está este funciona hay las los más no para pero por puede que se ser sin su una ' +
        'ao com como da das do dos ela ele em esta este está mais na nas nos não ou para pela pelo quando que sem ser sua um uma'
      ).split(' '),
    ),
);

/** A generic word counts for this part of another one. */
const GENERIC_WEIGHT = 0.3;

/**
 * The least part of two summaries that is the same, from 0 to 1, and the fewest words of it that are not generic. Read on
 * 2,787 issues of ten open-source projects in pages of 25, five of them with their past: 5 % of the rows have a likely
 * duplicate then, from 1 % to 17 % by project, and four of five of these are one report or one piece of work twice, or its
 * parts. At 0.5 it is 7 %, and three of four of those that are added say different things about one component.
 */
const LEAST_LIKENESS = 0.6;
const FEWEST_SHARED = 3;

/** Short summaries that are the same have fewer words to share. */
const SAME = { likeness: 0.95, fewest: 2 };

/** Who wrote and where something stands is not what it is about. */
const address = latePattern(String.raw`\S+@\S+|\bhttps?://\S+`, 'gu');

/** A version is one number: 2.8.1 and 2.8.2 have nothing in common. */
const wholeNumber = latePattern(String.raw`\d+(?:\.\d+)*`, 'gu');

/** A summary as it is compared. */
export interface SummaryTerms {
  /** Words by their stems, without numbers and what is too short to say anything. */
  words: ReadonlyMap<string, string>;
  numbers: ReadonlySet<string>;
}

export function summaryTerms(summary: string): SummaryTerms {
  const text = summary.replace(address(), ' ');
  const words = new Map<string, string>();
  for (const { word, stem, isTelling } of stemmedWordsOf(text)) {
    const says = isTelling && !FUNCTION_WORDS().has(word) && !/\d/u.test(word) && Array.from(word).length >= shortestWord(word);
    if (says && !words.has(stem)) words.set(stem, word);
  }
  return { words, numbers: new Set(text.match(wholeNumber()) ?? []) };
}

/** What a project's past says about words and numbers. */
export interface KnownWords {
  /** How much it says that an issue has it; 1 and more. */
  rarityOf: (term: string) => number;
  /** Whether many issues have it. */
  isCommon: (term: string) => boolean;
}

export interface SummaryLikeness {
  /** The part of both that is the same, 0 to 1. */
  likeness: number;
  /** The words that say so, as the first summary has them, in lower case. */
  shared: string[];
}

/**
 * How alike two summaries are; null where they are not alike enough to be two reports of the same thing. Reading alike does
 * not make them the same.
 * @param known null where nothing was learned of the project
 */
export function compareSummaries(one: SummaryTerms, other: SummaryTerms, known: KnownWords | null): SummaryLikeness | null {
  const isGeneric = (term: string): boolean => GENERIC().has(term) || known?.isCommon(term) === true;
  const weigh = (term: string): number => (known?.rarityOf(term) ?? 1) * (isGeneric(term) ? GENERIC_WEIGHT : 1);
  const sum = (terms: Iterable<string>): number => [...terms].reduce((total, term) => total + weigh(term), 0);
  const weightOf = ({ words, numbers }: SummaryTerms): number => sum(words.keys()) + sum(numbers);
  const both = [...one.words].filter(([stem]) => other.words.has(stem));
  const shared = both.flatMap(([stem, word]) => (isGeneric(stem) ? [] : [word]));
  const inBoth = sum(both.map(([stem]) => stem)) + sum([...one.numbers].filter((number) => other.numbers.has(number)));
  const likeness = (2 * inBoth) / (weightOf(one) + weightOf(other));
  if (shared.length < (likeness >= SAME.likeness ? SAME.fewest : FEWEST_SHARED)) return null;
  return likeness < LEAST_LIKENESS ? null : { likeness, shared };
}
