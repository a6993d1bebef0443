import { byField } from '../../contract/triage-field';
import { evidenceFor, trusted } from '../../providers/built-in/trust-model';
import type { LearnedEvidence } from '../../providers/learned-evidence';
import type { StoredProposal, StoredSuggestion } from '../suggestion/suggestion';

type Proposals = StoredSuggestion['proposals'];

/**
 * What a model proposed, as sure as it and the project's past are together, the surest first; a level that would inflate
 * priorities is marked. As it is where nothing was learned.
 */
export function weighProposals(proposals: Proposals, learned: LearnedEvidence | null): Proposals {
  if (learned === null) return proposals;
  return byField((field) => {
    const fits = new Map(Object.entries(learned.fits[field]));
    const inflated = new Map(learned.inflated[field].map(({ id, share }) => [id, share]));
    const weighed = proposals[field].map((proposal): StoredProposal & { confidence: number } => {
      const evidence = evidenceFor(proposal.confidence, fits.get(proposal.value.id) ?? 0);
      const share = inflated.get(proposal.value.id);
      return {
        ...proposal,
        confidence: trusted(learned.trust[field], evidence),
        evidence,
        ...(share === undefined ? {} : { inflatedBeyond: share }),
      };
    });
    return weighed.sort((one, other) => other.confidence - one.confidence);
  });
}
