import { proposeBySigns } from './priority-signals';
import { round, type Proposal } from './proposal';
import { explainVote, sentences } from './reasons';
import type { Ticket } from './ticket';
import { countVotes, type Voter } from './votes';

/**
 * How often the proposal is right grows with how many of the examples agree; even when all do,
 * nothing that the ticket says is known to bear on it.
 */
const LEAST_CONFIDENCE = 0.15;
const AGREEMENT_WEIGHT = 0.65;
const MOST_CONFIDENCE = 0.74;

/**
 * A priority, at low confidence: similar problems are often of different urgency.
 *
 * With examples it is that of the most similar issue. The examples' most frequent one would be right
 * a little more often, and would turn nearly every issue into the project's usual level; this way the
 * levels keep the proportions that they have among resolved issues.
 */
export function proposePriority(values: readonly string[], ticket: Ticket, voters: readonly Voter[]): Proposal | null {
  const votes = countVotes(values, voters, ({ priority }) => (priority === null ? [] : [priority]));
  if (votes.voters === 0) return proposeBySigns(values, ticket);
  const [nearest] = voters
    .flatMap((voter) => ({ weight: voter.weight, value: values.find((value) => isSame(value, voter.example.priority)) }))
    .filter(({ value }) => value !== undefined)
    .sort((left, right) => right.weight - left.weight);
  if (nearest?.value === undefined) return null;
  const agreement = (votes.byValue.get(nearest.value)?.supporters ?? 0) / votes.voters;
  return {
    value: nearest.value,
    confidence: round(Math.min(MOST_CONFIDENCE, LEAST_CONFIDENCE + AGREEMENT_WEIGHT * agreement)),
    reason: sentences([`The most similar issue is ${nearest.value}`, explainVote(nearest.value, votes, '')]),
  };
}

function isSame(value: string, priority: string | null): boolean {
  return priority !== null && value.toLowerCase() === priority.toLowerCase();
}
