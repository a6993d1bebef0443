import { MASKS } from './mask-kind';
import { inContext, matchesOf, type MaskRule, type Span } from './mask-rule';
import { isSpokenTo } from './mention-rules';

/** Bounds for what Jira may call people, and for how many there are: a name is anything that somebody typed into a profile. */
const MOST_NAMES = 500;
const MOST_NAMES_IN_TEXT = 50;
const LONGEST_NAME = 100;
const MOST_WORDS = 5;

/** What stands in the place of what was masked is nobody's name, whatever somebody calls themselves. */
const MASK_WORDS = new Set(Object.values(MASKS).flatMap((mask) => mask.toLowerCase().match(/[a-z]+/g) ?? []));

function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST_NAME)
    .split(/[\s,]+/u)
    .filter((word) => /^\p{L}/u.test(word) && !MASK_WORDS.has(word.toLowerCase()))
    .slice(0, MOST_WORDS);
}

/** Those that may stand in the text: an issue has many commenters, and most texts hold none of their names. */
function keepOccurring(people: readonly string[][], text: string): string[][] {
  const small = text.toLowerCase();
  return people.filter((words) => words.some((word) => small.includes(word.toLowerCase()))).slice(0, MOST_NAMES_IN_TEXT);
}

/** The words in a row, whatever blanks are between them, as a part of a pattern. */
function inARow(words: readonly string[]): string {
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)).join(String.raw`,?\s{1,3}`);
}

function findWhole(text: string, alternatives: readonly string[]): Span[] {
  if (alternatives.length === 0) return [];
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'giu');
  return Array.from(matchesOf(text, pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/**
 * Names that Jira knows: whole ones wherever they stand, in either order; a first or a last name alone only where it is spoken
 * to or about, because many are ordinary words too.
 */
export function nameRule(names: readonly string[]): MaskRule {
  const people = names.slice(0, MOST_NAMES).map(wordsOf);
  return {
    kind: 'name',
    find(text) {
      const occurring = keepOccurring(people, text);
      const whole = occurring.filter((words) => words.length > 1).flatMap((words) => [inARow(words), inARow([...words].reverse())]);
      const alone = occurring.flat().map((word) => inARow([word]));
      const found = findWhole(text, whole);
      const covers = ({ start, end }: Span) => found.some((span) => span.start < end && start < span.end);
      const spokenTo = findWhole(text, alone).filter((span) => !covers(span) && isSpokenTo(inContext(text, span)));
      return [...found, ...spokenTo].sort((one, other) => one.start - other.start);
    },
  };
}
