import { similarities } from './similarity';
import type { Example, Ticket } from './ticket';
import { WEIGHTS } from './weights';

/** An example with what its voice counts. */
export interface Voter {
  example: Example;
  weight: number;
}

/** What the examples say of one field. */
export interface Votes {
  /** How many examples count: those with an allowed value, or all where having none says something too. */
  voters: number;
  /** By allowed value, only those that some example has. */
  byValue: ReadonlyMap<string, Vote>;
}

export interface Vote {
  /** 0 to 1, by weight; a few voices alone never make a whole. */
  share: number;
  /** How many examples have the value. */
  supporters: number;
}

/** The ticket's examples, each with its weight; the order is kept. */
export function weighExamples({ summary, similar }: Ticket): Voter[] {
  const likeness = similarities(
    summary,
    similar.map((example) => example.summary),
  );
  return similar.map((example, index) => ({ example, weight: (likeness[index] ?? 0) ** 2 + WEIGHTS.votes.least }));
}

/**
 * Counts the examples' values of a field, each example by its weight. Case does not matter.
 * An example without an allowed value has no say, unless `silence` is `against`: then it speaks against all.
 */
export function countVotes(
  values: readonly string[],
  voters: readonly Voter[],
  valuesOf: (example: Example) => readonly string[],
  silence: 'no-say' | 'against' = 'no-say',
): Votes {
  const allowed = new Map(values.map((value) => [value.toLowerCase(), value]));
  const byValue = new Map<string, { share: number; supporters: number }>();
  let counted = 0;
  let whole: number = WEIGHTS.votes.doubt;
  for (const { example, weight } of voters) {
    const named = new Set(valuesOf(example).flatMap((value) => allowed.get(value.toLowerCase()) ?? []));
    if (named.size === 0 && silence === 'no-say') continue;
    counted += 1;
    whole += weight;
    for (const value of named) {
      const vote = byValue.get(value) ?? { share: 0, supporters: 0 };
      byValue.set(value, { share: vote.share + weight, supporters: vote.supporters + 1 });
    }
  }
  for (const vote of byValue.values()) vote.share /= whole;
  return { voters: counted, byValue };
}
