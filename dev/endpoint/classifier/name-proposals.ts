import type { NameMatch } from './name-match';
import { round, type Proposal } from './proposal';
import { explainName, sentences } from './reasons';
import { WEIGHTS } from './weights';

const { weakest, full, confidence, ofSeveral, atMost } = WEIGHTS.name;

/** Proposes the values whose names the ticket mentions, from their matches, best first; none when it mentions no name. */
export function proposeByName(matches: readonly NameMatch[]): Proposal[] {
  const best = matches[0];
  if (best === undefined || best.score < weakest) return [];
  return matches
    .filter((match) => match.score >= Math.min(full, best.score))
    .slice(0, atMost + 1)
    .map((match, _index, chosen) => toProposal(match, chosen.length))
    .slice(0, atMost);
}

function toProposal(match: NameMatch, chosen: number): Proposal {
  const alone = Math.min(confidence.atMost, confidence.base + confidence.slope * match.score);
  return { value: match.value, confidence: round(chosen === 1 ? alone : alone * ofSeveral), reason: sentences([explainName(match)]) };
}
