import { byField, type FieldValue, type TriageField } from '../../contract/triage-field';
import { toCandidates } from '../ask/candidates';
import { keyOfValue } from '../hash-with-salt';
import { countTerms, type CountedTerms, type HashWord } from '../terms/count-terms';
import { FIELD_LEARNING } from './field-learning';
import { learnField, type FieldLesson } from './learn-field';

/** What is kept of a past issue while a profile is learned: hashes and numbers. */
export interface PastIssue {
  /** Jira’s id, a whole number. */
  id: number;
  /** When it was resolved, milliseconds since 1970. */
  at: number;
  terms: CountedTerms;
  /** Keys of the values that people left on it. */
  values: Record<TriageField, number[]>;
}

/**
 * What a resolved issue teaches; its text is forgotten.
 * @param text cleaned and masked
 */
export function toPastIssue(
  text: { summary: string; description: string },
  issue: { id: string; at: number; values: Record<TriageField, FieldValue[]> },
  hashWord: HashWord,
): PastIssue {
  return {
    id: Number(issue.id),
    at: issue.at,
    terms: countTerms(text, hashWord),
    values: byField((field) => [...new Set(issue.values[field].map((value) => keyOfValue(field, value, hashWord)))]),
  };
}

/** Learns every field of a project, in any order of its issues. */
export function learnProject(
  issues: readonly PastIssue[],
  allowed: Record<TriageField, readonly FieldValue[]>,
  hashWord: HashWord,
): Record<TriageField, FieldLesson> {
  const ordered = [...issues].sort((one, other) => one.at - other.at);
  return byField((field) => {
    const labelled = ordered.flatMap(({ terms, values }) => (values[field].length === 0 ? [] : [{ terms, values: values[field] }]));
    return learnField(labelled, toCandidates(field, allowed[field], hashWord), FIELD_LEARNING[field]);
  });
}
