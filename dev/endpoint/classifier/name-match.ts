import { WEIGHTS } from './weights';
import { isStopWord, wordsOf, type Word } from './words';

export interface TicketText {
  summary: string;
  description: string;
}

export interface NameMatch {
  value: string;
  /** 0 to 1: how much of the name, by weight, the ticket mentions. */
  score: number;
  /** The ticket's words that the name has too. */
  inSummary: string[];
  inDescription: string[];
}

/**
 * How well each allowed value's name fits the ticket, best first. Each word of
 * a name weighs by its rarity within the list: what all names share tells
 * nothing. Nothing else is known about the values.
 */
export function matchNames(values: readonly string[], ticket: TicketText): NameMatch[] {
  const summary = indexWords(wordsOf(ticket.summary));
  const description = indexWords(wordsOf(ticket.description));
  const names = values.map((value) => ({ value, stems: stemsOfName(value) }));
  const frequency = new Map<string, number>();
  for (const stem of names.flatMap(({ stems }) => stems)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => Math.log((values.length + 1) / (frequency.get(stem) ?? 1));

  return names
    .map(({ value, stems }) => {
      const match: NameMatch = { value, score: 0, inSummary: [], inDescription: [] };
      let whole = 0;
      for (const stem of stems) {
        const weight = weightOf(stem);
        const mentioned = summary.get(stem) ?? description.get(stem);
        whole += weight;
        if (mentioned === undefined) continue;
        const isInSummary = summary.has(stem);
        match.score += weight * (isInSummary ? 1 : descriptionStrength(mentioned.count));
        (isInSummary ? match.inSummary : match.inDescription).push(mentioned.text);
      }
      return { ...match, score: whole === 0 ? 0 : match.score / whole };
    })
    .sort((left, right) => right.score - left.score);
}

function descriptionStrength(count: number): number {
  const { inDescription, perDoubling, inDescriptionAtMost } = WEIGHTS.name;
  return Math.min(inDescriptionAtMost, inDescription + perDoubling * Math.log2(count));
}

function stemsOfName(value: string): string[] {
  const stems = [...new Set(wordsOf(value).map(({ stem }) => stem))];
  const meaningful = stems.filter((stem) => !isStopWord(stem));
  return meaningful.length > 0 ? meaningful : stems;
}

/** By stem: how often, and how it is written first. */
function indexWords(words: readonly Word[]): Map<string, { text: string; count: number }> {
  const index = new Map<string, { text: string; count: number }>();
  for (const { text, stem } of words) {
    const known = index.get(stem);
    if (known === undefined) index.set(stem, { text, count: 1 });
    else known.count += 1;
  }
  return index;
}
