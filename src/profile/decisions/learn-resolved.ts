import type { FieldLearning } from '../learn/field-learning';
import type { Candidate, LearnedField } from '../learn/learned-field';
import type { LabelledIssue } from '../learn/train-field';
import { learnLessons, lessonOf } from './lesson';

/** First proposals that people have decided on. */
export interface Judged {
  asked: number;
  right: number;
}

/**
 * Learns from resolved issues one after the other, each as a decision that people made; the oldest stands first. The
 * field is changed.
 * @returns what its first proposals would have been worth, each before it learned from the issue
 */
export function learnResolved(
  field: LearnedField,
  candidates: readonly Candidate[],
  issues: readonly LabelledIssue[],
  learning: FieldLearning,
): Judged {
  const result = { asked: 0, right: 0 };
  for (const { terms, values } of issues) {
    if (values.length === 0) continue;
    const lesson = lessonOf(field, candidates, terms, { chosen: values, refused: [] }, learning);
    learnLessons(field, [lesson], learning);
    if (lesson.judged === null) continue;
    result.asked += 1;
    if (lesson.judged.isRight) result.right += 1;
  }
  return result;
}
