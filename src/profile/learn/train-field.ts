import type { CountedTerms } from '../terms/count-terms';
import { countVocabulary, indexVocabulary, toVector, type Vector } from '../terms/vocabulary';
import { weighTerms } from '../terms/weigh-terms';
import type { FieldLearning } from './field-learning';
import type { LearnedField } from './learned-field';
import { beginTraining, train } from './train-separator';

/** A past issue with what people chose for one field. */
export interface LabelledIssue {
  terms: CountedTerms;
  /** Keys of the values; at least one. */
  values: readonly number[];
}

/** A field without a word on how sure to be. */
export type TrainedField = Pick<LearnedField, 'labelled' | 'vocabulary' | 'values'>;

/** A field in the making. */
export interface FieldTraining {
  /** By issue. */
  vectors: Vector[];
  /** Learns from the first `count` issues. What it returned before changes with that. */
  trainOn(count: number): TrainedField;
}

/** Values that are learned, the most frequent ones; the others compete by name, like values that were never seen. */
const MOST_VALUES = 100;

/** In how many of the issues people chose each value, the most frequent first. */
export function countValues(issues: readonly LabelledIssue[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of issues.flatMap(({ values }) => values)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].sort((one, other) => other[1] - one[1]));
}

/** Issues stand from the oldest to the newest; how rare a term is, is counted among all of them. */
export function beginFieldTraining(issues: readonly LabelledIssue[], learning: FieldLearning): FieldTraining {
  const weighed = issues.map(({ terms }) => weighTerms(terms, learning.style));
  const vocabulary = countVocabulary(weighed);
  const columns = indexVocabulary(vocabulary);
  const vectors = weighed.map((terms) => toVector(terms, vocabulary, (hash) => columns.get(hash) ?? -1));
  const trainings = [...countValues(issues).keys()].slice(0, MOST_VALUES).map((key) => {
    const has = new Uint8Array(issues.length);
    issues.forEach(({ values }, index) => (has[index] = values.includes(key) ? 1 : 0));
    return { key, training: beginTraining(has, vocabulary.hashes.length) };
  });
  return {
    vectors,
    trainOn(count) {
      const values = trainings.flatMap(({ key, training }) => {
        const seen = training.has.subarray(0, count).reduce((sum, each) => sum + each, 0);
        if (seen === 0) return [];
        train(training, vectors, count, learning);
        return [{ key, seen, bias: training.bias, weights: training.weights, scale: 1 }];
      });
      return { labelled: count, vocabulary, values };
    },
  };
}
