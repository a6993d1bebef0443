import { guessComponents } from './component-guesses';
import { matchNames, type NameMatch } from './name-match';
import { proposeByName } from './name-proposals';
import { logistic, round, type Proposal } from './proposal';
import { explainName, explainVote, sentences } from './reasons';
import type { Ticket } from './ticket';
import { countVotes, type Voter, type Votes } from './votes';
import { WEIGHTS } from './weights';

const { name: nameWeight, even, lead, perMissing, atMost } = WEIGHTS.components;
const { few } = WEIGHTS.votes;

interface Scored {
  match: NameMatch;
  score: number;
}

/** Components by what similar issues have and by the names that the ticket mentions. */
export function proposeComponents(values: readonly string[], ticket: Ticket, voters: readonly Voter[]): Proposal[] {
  const matches = matchNames(values, ticket);
  const votes = countVotes(values, voters, ({ components }) => components);
  const known = votes.voters === 0 ? proposeByName(matches) : proposeByEvidence(matches, votes);
  return [...known, ...guessComponents(matches, known, atMost)];
}

function proposeByEvidence(matches: readonly NameMatch[], votes: Votes): Proposal[] {
  const scored = matches
    .map((match): Scored => ({ match, score: (votes.byValue.get(match.value)?.share ?? 0) + nameWeight * match.score }))
    .sort((left, right) => right.score - left.score);
  const missing = Math.max(0, few - votes.voters);
  return scored
    .slice(0, atMost)
    .filter(({ score }) => score > 0)
    .map(({ match, score }, rank) => ({
      value: match.value,
      confidence: round(logistic(even - missing * perMissing + lead * (score - bestOther(scored, rank)))),
      reason: sentences([explainVote(match.value, votes, 'in '), explainName(match)]),
    }));
}

function bestOther(scored: readonly Scored[], rank: number): number {
  return scored[rank === 0 ? 1 : 0]?.score ?? 0;
}
