import { refuse } from '../refusal';
import { splitWords } from './split-words';

/** One thing that a text has to hold: a word, the start of a word, or words in a row. */
export type TextTerm = { kind: 'word'; text: string } | { kind: 'prefix'; text: string } | { kind: 'phrase'; words: string[] };

/** Words that Jira's English index leaves out. */
const STOP_WORDS = new Set(
  'a an and are as at be but by for if in into is it no not of on or s such t that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/**
 * Reads the right-hand side of `~`. All its words must be there (AND), words in inner quotation marks must stand in a
 * row, `word*` matches the start of a word, and OR counts only where it is written (Jira Cloud, text search syntax).
 * Returns alternatives, each a list of terms.
 */
export function readTextQuery(field: string, text: string): TextTerm[][] {
  if (!isBalanced(text)) throw refuse(400, `Unable to parse the text '${text}' for field '${field}'.`);
  const alternatives: TextTerm[][] = [[]];
  for (const part of text.match(/"[^"]*"|\S+/gu) ?? []) {
    if (part === 'OR' || part === '||') alternatives.push([]);
    else if (part !== 'AND' && part !== '&&') alternatives.at(-1)?.push(...readPart(field, part));
  }
  return alternatives;
}

/** Whether some alternative has terms, all of which the text holds. */
export function matchesText(text: string, alternatives: readonly TextTerm[][]): boolean {
  const { words, known } = indexOf(text);
  return alternatives.some((terms) => terms.length > 0 && terms.every((term) => matchesTerm(words, known, term)));
}

interface TextIndex {
  words: readonly string[];
  known: ReadonlySet<string>;
}

/** Words are costly to find and texts seldom change. When there are too many, all are forgotten. */
const indexes = new Map<string, TextIndex>();
const MOST_INDEXES = 20_000;

function indexOf(text: string): TextIndex {
  const kept = indexes.get(text);
  if (kept !== undefined) return kept;
  if (indexes.size >= MOST_INDEXES) indexes.clear();
  const words = wordsOf(text);
  const index = { words, known: new Set(words) };
  indexes.set(text, index);
  return index;
}

function readPart(field: string, part: string): TextTerm[] {
  if (/^[*?]/.test(part)) {
    throw refuse(
      400,
      `Unable to parse the text '${part}' for field '${field}'. The '*' and '?' are not allowed as first character in wildcard query.`,
    );
  }
  if (part.startsWith('"')) return [{ kind: 'phrase', words: wordsOf(part) }];
  if (part.endsWith('*')) return splitWords(part).map((text) => ({ kind: 'prefix', text }));
  return splitWords(part)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => ({ kind: 'word', text: stem(word) }));
}

function matchesTerm(words: readonly string[], known: ReadonlySet<string>, term: TextTerm): boolean {
  if (term.kind === 'word') return known.has(term.text);
  if (term.kind === 'prefix') return words.some((word) => word.startsWith(term.text));
  const { words: phrase } = term;
  return phrase.length > 0 && words.some((_word, at) => phrase.every((word, offset) => words[at + offset] === word));
}

function wordsOf(text: string): string[] {
  return splitWords(text).map(stem);
}

/** Close enough to Jira's English stemming for plurals and the usual verb endings. */
function stem(word: string): string {
  if (word.length > 5) {
    const verb = /^(.{3,})(?:ing|ed)$/.exec(word)?.[1];
    if (verb !== undefined) return verb.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  }
  return word.length > 3 ? word.replace(/(?<!s)s$/, '').replace(/e$/, '') : word;
}

function isBalanced(text: string): boolean {
  if ((text.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1) return false;
  let depth = 0;
  for (const character of text.replace(/\\./g, '')) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
