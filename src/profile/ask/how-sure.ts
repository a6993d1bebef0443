import { confidences } from '../learn/calibrate-field';
import { isSpokenFor, type AskedIssue, type Candidate, type LearnedField, type Ranked } from '../learn/learned-field';
import { nameMatcher } from '../terms/match-names';

/**
 * How likely people choose each of the ranked candidates, the best first, 0 to 1. What the past has taught the scores to
 * mean holds for issues that have some of its words: a value that nothing in the issue speaks for is chosen as often as ever,
 * and where nobody knows how often that is, as often as any other (Laplace's rule of succession).
 */
export function howSure(field: LearnedField, candidates: readonly Candidate[], asked: AskedIssue, ranked: readonly Ranked[]): number[] {
  const byKey = new Map(field.values.map((value) => [value.key, value]));
  const match = nameMatcher(asked.terms);
  let most = 1;
  return confidences(field.calibration, ranked).map((sure, place) => {
    const candidate = candidates[ranked[place]?.index ?? -1];
    const known = byKey.get(candidate?.key ?? -1);
    const isSilent = candidate !== undefined && (known === undefined || !isSpokenFor(known, asked.vector)) && match(candidate.name) === 0;
    const usual = ((known?.seen ?? 0) + 1) / (field.labelled + candidates.length);
    // What ranks lower is never surer.
    most = Math.min(most, isSilent ? Math.min(sure, usual) : sure);
    return most;
  });
}
