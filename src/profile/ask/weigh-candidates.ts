import type { TriageField } from '../../contract/triage-field';
import { FIELD_LEARNING } from '../learn/field-learning';
import { asSeenBy, rank, scoreCandidates, type Candidate, type LearnedField } from '../learn/learned-field';
import type { CountedTerms } from '../terms/count-terms';
import { howSure } from './how-sure';

/** What a profile holds of a value for an issue. */
export interface WeighedCandidate {
  /** Place in the list of candidates. */
  index: number;
  /** How likely people choose it, 0 to 1. */
  fit: number;
  /** In which part of the past issues with a value of the field they chose it, 0 to 1. */
  share: number;
}

/** Every value that may be proposed, the likeliest first. */
export function weighCandidates(
  fieldName: TriageField,
  field: LearnedField,
  candidates: readonly Candidate[],
  terms: CountedTerms,
): WeighedCandidate[] {
  const learning = FIELD_LEARNING[fieldName];
  const asked = asSeenBy(field, terms, learning);
  const ranked = rank(scoreCandidates(field, candidates, asked, learning), candidates.length);
  const fits = howSure(field, candidates, asked, ranked);
  const seen = new Map(field.values.map((value) => [value.key, value.seen]));
  return ranked.map(({ index }, place) => ({
    index,
    fit: fits[place] ?? 0,
    share: (seen.get(candidates[index]?.key ?? -1) ?? 0) / Math.max(1, field.labelled),
  }));
}
