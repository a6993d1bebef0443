import { isStopWord, stemsOf } from './words';

export interface TicketText {
  summary: string;
  description: string;
}

export interface NameMatch {
  value: string;
  /** 0 to 1: how much of the name, by weight, the ticket mentions. */
  score: number;
  /** Words of the name that the ticket mentions. */
  inSummary: string[];
  inDescription: string[];
}

/** A word in the description says less than one in the summary; the more often it stands there, the more it says. */
const DESCRIPTION_WEIGHT = 0.45;
const DESCRIPTION_MOST = 0.8;

/**
 * How well each allowed value's name fits the ticket, best first. Each word of
 * a name weighs by its rarity within the list: what all names share tells
 * nothing. Nothing else is known about the values.
 */
export function matchNames(values: readonly string[], ticket: TicketText): NameMatch[] {
  const summary = new Set(stemsOf(ticket.summary));
  const description = countWords(stemsOf(ticket.description));
  const names = values.map((value) => ({ value, words: wordsOfName(value) }));
  const frequency = countWords(names.flatMap(({ words }) => words));
  const weightOf = (word: string): number => Math.log((values.length + 1) / (frequency.get(word) ?? 1));

  return names
    .map(({ value, words }) => {
      const inSummary = words.filter((word) => summary.has(word));
      const inDescription = words.filter((word) => !summary.has(word) && description.has(word));
      const found =
        inSummary.reduce((sum, word) => sum + weightOf(word), 0) +
        inDescription.reduce((sum, word) => sum + weightOf(word) * descriptionStrength(description.get(word) ?? 0), 0);
      const whole = words.reduce((sum, word) => sum + weightOf(word), 0);
      return { value, score: whole === 0 ? 0 : found / whole, inSummary, inDescription };
    })
    .sort((left, right) => right.score - left.score);
}

function descriptionStrength(count: number): number {
  return Math.min(DESCRIPTION_MOST, DESCRIPTION_WEIGHT + 0.1 * Math.log2(count));
}

function wordsOfName(value: string): string[] {
  const words = [...new Set(stemsOf(value))];
  const meaningful = words.filter((word) => !isStopWord(word));
  return meaningful.length > 0 ? meaningful : words;
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
