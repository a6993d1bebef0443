import { matchRules, type RuleMatch } from './label-rules';
import { matchNames } from './name-match';
import { proposeByName } from './name-proposals';
import { logistic, round, type Proposal } from './proposal';
import { explainVote, sentences } from './reasons';
import type { Ticket } from './ticket';
import { countVotes, type Voter, type Votes } from './votes';
import { WEIGHTS } from './weights';

const { rule: ruleWeight, even, lead, supportersAtLeast, shareAtLeast, confidenceAtMost, atMost } = WEIGHTS.labels;

/** Labels by keywords, by name and by what similar issues have; of several kinds of work, the best founded alone. */
export function proposeLabels(labels: readonly string[], ticket: Ticket, voters: readonly Voter[]): Proposal[] {
  const rules = matchRules(labels, ticket);
  const kinds = rules.filter(({ isKind }) => isKind);
  const kindVotes = countVotes(
    kinds.map(({ value }) => value),
    voters,
    (example) => example.labels,
  );
  const kind = kindVotes.voters === 0 ? kindByRule(kinds) : kindByEvidence(kinds, kindVotes);
  const others = labels.filter((label) => !kinds.some(({ value }) => value === label));
  const votes = countVotes(others, voters, (example) => example.labels, 'against');
  const named = proposeByName(matchNames(labels, ticket));
  return [...kind, ...others.flatMap((label) => proposeTopic(label, rules, named, votes) ?? [])]
    .sort((left, right) => right.confidence - left.confidence)
    .slice(0, atMost);
}

function kindByRule(kinds: readonly RuleMatch[]): Proposal[] {
  const [best] = [...kinds].sort((left, right) => right.strength - left.strength);
  return best === undefined || best.strength === 0 ? [] : [{ value: best.value, confidence: ruleConfidence(best), reason: best.reason }];
}

function kindByEvidence(kinds: readonly RuleMatch[], votes: Votes): Proposal[] {
  const [best, second] = kinds
    .map((match) => ({ match, score: support(match.value, votes) + ruleWeight * match.strength }))
    .sort((left, right) => right.score - left.score);
  if (best === undefined || best.score === 0) return [];
  const { value, reason } = best.match;
  return [
    {
      value,
      confidence: round(Math.min(confidenceAtMost, logistic(even + lead * (best.score - (second?.score ?? 0))))),
      reason: `${sentences([explainVote(value, votes, 'labeled ')])} ${reason}`.trim(),
    },
  ];
}

/** What an issue is about says little of its kind, so each similar issue counts for half as much as any other, near or far. */
function support(value: string, { voters, byValue }: Votes): number {
  const { share, supporters } = byValue.get(value) ?? { share: 0, supporters: 0 };
  return (share + supporters / voters) / 2;
}

/** A label that is no kind of work stands for itself: each source of evidence makes it surer. */
function proposeTopic(label: string, rules: readonly RuleMatch[], named: readonly Proposal[], votes: Votes): Proposal | null {
  const rule = rules.find(({ value, strength }) => value === label && strength > 0);
  const name = rule === undefined ? named.find(({ value }) => value === label) : undefined;
  const { share, supporters } = votes.byValue.get(label) ?? { share: 0, supporters: 0 };
  const isVoted = supporters >= supportersAtLeast && share >= shareAtLeast;
  if (rule === undefined && name === undefined && !isVoted) return null;
  const bySelf = rule === undefined ? (name?.confidence ?? 0) : ruleConfidence(rule);
  return {
    value: label,
    confidence: round(Math.min(confidenceAtMost, 1 - (1 - bySelf) * (1 - share))),
    reason: [sentences([explainVote(label, votes, 'labeled ')]), rule?.reason ?? name?.reason ?? ''].join(' ').trim(),
  };
}

function ruleConfidence({ strength }: RuleMatch): number {
  const { base, slope } = WEIGHTS.labelRule.confidence;
  return round(Math.min(confidenceAtMost, base + strength * slope));
}
