import { latePattern } from '../../../text/late-pattern';

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

const words = latePattern(String.raw`[\p{L}\p{N}]+`, 'gu');
const hump = latePattern(String.raw`(\p{Ll}|\p{N})(\p{Lu})`, 'gu');
const abbreviation = latePattern(String.raw`(\p{Lu})(\p{Lu}\p{Ll})`, 'gu');

/** The words of a text in any script, in lower case, without the ones that say nothing. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(words()) ?? []).filter((word) => !COMMON.has(word));
}

/** Words as they are compared: `camelCase` and `HTMLParser` in their parts, plurals and verb endings cut off. */
export function stemsOf(text: string): string[] {
  const apart = text.replace(hump(), '$1 $2').replace(abbreviation(), '$1 $2');
  return wordsOf(apart).map(stem);
}

/** English endings; both sides are cut alike, so a wrong cut does little harm. */
function stem(word: string): string {
  const root = word.length > 5 ? /^(.{3,})(?:ing|ed)$/.exec(word)?.[1] : undefined;
  if (root !== undefined) return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return word.length > 3 ? word.replace(/(?<!s)s$/, '').replace(/e$/, '') : word;
}
