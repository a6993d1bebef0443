import type { FieldLearning } from './field-learning';
import { scoreCandidates, type Candidate } from './learned-field';
import type { FieldTraining, LabelledIssue } from './train-field';

/** A past issue as a profile saw it that had learned only from earlier ones. */
export interface JudgedIssue {
  /** By candidate. */
  scores: Float32Array;
  /** Places of the candidates that people chose; at least one. */
  right: ReadonlySet<number>;
}

/** Each is learned up to, and asked about what follows it. */
const SPLITS = [0.5, 0.6, 0.7, 0.8, 0.9];
const ASKED_SHARE = 0.1;

/** Fewer issues than this before a split teach too little for its judgements to mean something. */
const FEWEST_BEFORE = 20;

/** Goes back in time: learns from the older part and asks about the newer, several times. Issues stand from the oldest to the newest. */
export function judgePast(
  issues: readonly LabelledIssue[],
  training: FieldTraining,
  candidates: readonly Candidate[],
  learning: FieldLearning,
): JudgedIssue[] {
  const places = new Map(candidates.map(({ key }, index) => [key, index]));
  return SPLITS.flatMap((split) => {
    const cut = Math.floor(issues.length * split);
    if (cut < FEWEST_BEFORE) return [];
    const field = training.trainOn(cut);
    return issues.slice(cut, Math.round(issues.length * (split + ASKED_SHARE))).flatMap(({ terms, values }, index): JudgedIssue[] => {
      const right = new Set(values.flatMap((key) => places.get(key) ?? []));
      const vector = training.vectors[cut + index];
      if (right.size === 0 || vector === undefined) return [];
      return [{ right, scores: scoreCandidates(field, candidates, { terms, vector }, learning) }];
    });
  });
}
