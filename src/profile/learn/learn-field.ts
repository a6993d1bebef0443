import { calibrateField } from './calibrate-field';
import type { FieldLearning } from './field-learning';
import { findGivenUp, givenUpValues, withoutGivenUp } from './given-up';
import { judgePast, type JudgedIssue } from './judge-past';
import { offsetsForProportions, withOffsets } from './keep-proportions';
import type { Candidate, LearnedField } from './learned-field';
import { beginFieldTraining, countValues, type LabelledIssue } from './train-field';

/** A field, and what would have been proposed for those past issues that the parts of the past did not learn from. */
export interface FieldLesson {
  field: LearnedField;
  past: JudgedIssue[];
}

/** Learns one field from the past, whose issues stand from the oldest to the newest. */
export function learnField(all: readonly LabelledIssue[], candidates: readonly Candidate[], learning: FieldLearning): FieldLesson {
  const givenUp = findGivenUp(all);
  const issues = withoutGivenUp(all, givenUp);
  const training = beginFieldTraining(issues, learning);
  const judged = judgePast(issues, training, candidates, learning);
  const live = training.trainOn(issues.length);
  const trained = { ...live, values: [...live.values, ...givenUpValues(givenUp, live.vocabulary.hashes.length)] };
  if (!learning.keepsProportions) {
    return { field: { ...trained, calibration: calibrateField(judged, learning.calibration, issues.length) }, past: judged };
  }
  const counts = countValues(issues);
  const shares = candidates.map(({ key }) => (counts.get(key) ?? 0) / Math.max(1, issues.length));
  const offsets = offsetsForProportions(judged, shares);
  const byKey = new Map(candidates.map(({ key }, index) => [key, offsets[index] ?? 0]));
  const past = judged.map(({ scores, right }) => ({ right, scores: withOffsets(scores, offsets) }));
  const values = trained.values.map((value) => ({ ...value, bias: value.bias + (byKey.get(value.key) ?? 0) }));
  return { field: { ...trained, values, calibration: calibrateField(past, learning.calibration, issues.length) }, past };
}

/** A field of which nothing was learned: names alone tell. */
export function knowNothing(learning: FieldLearning): LearnedField {
  return learnField([], [], learning).field;
}
