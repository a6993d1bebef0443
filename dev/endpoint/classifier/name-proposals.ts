import type { NameMatch } from './name-match';
import { round, type Proposal } from './proposal';
import { explainName, sentences } from './reasons';

/** Below it, as many matches are wrong as chance would make wrong. */
const WEAKEST_SCORE = 0.4;
/** A name that the ticket mentions in full is worth a proposal beside a better one. */
const FULL_SCORE = 0.9;
const MOST_PROPOSALS = 3;

/** Proposes the values whose names the ticket mentions, from their matches, best first; none when it mentions no name. */
export function proposeByName(matches: readonly NameMatch[]): Proposal[] {
  const best = matches[0];
  if (best === undefined || best.score < WEAKEST_SCORE) return [];
  return matches
    .filter((match) => match.score >= Math.min(FULL_SCORE, best.score))
    .slice(0, MOST_PROPOSALS + 1)
    .map((match, _index, chosen) => toProposal(match, chosen.length))
    .slice(0, MOST_PROPOSALS);
}

/**
 * Measured on issues of four open-source projects with only the names known: a
 * lone best match is right about as often as its score says, a little less at
 * the top; of several equally good ones, about every second.
 */
function toProposal(match: NameMatch, chosen: number): Proposal {
  const alone = Math.min(0.88, 0.2 + 0.68 * match.score);
  return { value: match.value, confidence: round(chosen === 1 ? alone : alone * 0.62), reason: sentences([explainName(match)]) };
}
