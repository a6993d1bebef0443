import { proposeBySigns } from './priority-signals';
import { round, type Proposal } from './proposal';
import { explainVote, sentences } from './reasons';
import type { Ticket } from './ticket';
import { countVotes, type Voter, type Votes } from './votes';
import { WEIGHTS } from './weights';

const { confidence, nearly } = WEIGHTS.priority;
const { few } = WEIGHTS.votes;

/**
 * A priority, at low confidence: similar problems are often of different urgency.
 *
 * With examples it is that of the most similar issue; of several that are about equally near, the
 * level that fewest examples have. The examples' most frequent level would be right a little more
 * often, and would turn nearly every issue into the project's usual one; this way the levels keep
 * about the proportions that they have among resolved issues.
 */
export function proposePriority(values: readonly string[], ticket: Ticket, voters: readonly Voter[]): Proposal | null {
  const votes = countVotes(values, voters, ({ priority }) => (priority === null ? [] : [priority]));
  if (votes.voters === 0) return proposeBySigns(values, ticket);
  const value = nearestLevel(values, voters, votes);
  if (value === undefined) return null;
  const agreement = supportersOf(value, votes) / Math.max(votes.voters, few);
  return {
    value,
    confidence: round(Math.min(confidence.atMost, confidence.base + confidence.slope * agreement)),
    reason: sentences([votes.voters === 1 ? null : `One of the most similar issues is ${value}`, explainVote(value, votes, '')]),
  };
}

function nearestLevel(values: readonly string[], voters: readonly Voter[], votes: Votes): string | undefined {
  const levels = voters.flatMap(({ example, weight }) => {
    const value = values.find((candidate) => isSame(candidate, example.priority));
    return value === undefined ? [] : [{ value, weight }];
  });
  const nearest = Math.max(...levels.map(({ weight }) => weight));
  return levels
    .filter(({ weight }) => weight >= nearly * nearest)
    .sort((left, right) => supportersOf(left.value, votes) - supportersOf(right.value, votes) || right.weight - left.weight)[0]?.value;
}

function supportersOf(value: string, { byValue }: Votes): number {
  return byValue.get(value)?.supporters ?? 0;
}

function isSame(value: string, priority: string | null): boolean {
  return priority !== null && value.toLowerCase() === priority.toLowerCase();
}
