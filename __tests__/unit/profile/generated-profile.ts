import { explain } from '../../../src/contract/grounds';
import { byField, type FieldValue, type TriageField } from '../../../src/contract/triage-field';
import { toCandidates } from '../../../src/profile/ask/candidates';
import { proposeValues, type Asked } from '../../../src/profile/ask/propose-values';
import { hashWithSalt, keyOfValue } from '../../../src/profile/hash-with-salt';
import type { LearnedField } from '../../../src/profile/learn/learned-field';
import { learnProject, toPastIssue } from '../../../src/profile/learn/learn-project';
import type { ProfileHead } from '../../../src/profile/store/profile-store';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { GENERATED_COMPONENTS, GENERATED_LABELS, GENERATED_PRIORITIES, type GeneratedIssue } from '../../fixtures/generated-project';

export const hashWord = hashWithSalt('an installation’s secret');

export const asValue = (name: string): FieldValue => ({ id: name, name });

export const ALLOWED: Record<TriageField, FieldValue[]> = {
  priority: GENERATED_PRIORITIES.map(asValue),
  components: GENERATED_COMPONENTS.map(asValue),
  labels: GENERATED_LABELS.map(asValue),
};

export const valuesOf = (issue: GeneratedIssue): Record<TriageField, FieldValue[]> => ({
  priority: [asValue(issue.priority)],
  components: issue.components.map(asValue),
  labels: issue.labels.map(asValue),
});

export const keyOf = (field: TriageField, name: string): number => keyOfValue(field, asValue(name), hashWord);

export function learn(issues: readonly GeneratedIssue[], allowed = ALLOWED) {
  return learnProject(
    issues.map((issue, at) => toPastIssue(issue, { id: String(at), at, values: valuesOf(issue) }, hashWord)),
    allowed,
    hashWord,
  );
}

export function toAsked(text: { summary: string; description: string }): Asked {
  const words = new Map<number, string>();
  return { terms: countTerms(text, hashWord, (word, hash) => words.set(hash, word)), words };
}

/** Names of the proposed values, with how sure each is and why. */
export function ask(field: TriageField, learned: LearnedField, text: { summary: string; description: string }, allowed = ALLOWED) {
  return proposeValues(field, learned, toCandidates(field, allowed[field], hashWord), toAsked(text)).map(({ index, ...rest }) => ({
    name: allowed[field][index]?.name,
    ...rest,
    reason: explain(rest.grounds),
  }));
}

export function shareRight(field: TriageField, learned: LearnedField, issues: readonly GeneratedIssue[], allowed = ALLOWED): number {
  const right = issues.filter((issue) => valuesOf(issue)[field].some(({ name }) => ask(field, learned, issue, allowed)[0]?.name === name));
  return right.length / issues.length;
}

/** What stands above a profile that has learned from so many issues. */
export function headOf(issues: number): ProfileHead {
  return {
    id: 'p',
    partsId: 'p',
    revision: 'p',
    learnedAt: 0,
    issues,
    labelled: byField(() => issues),
    points: 0,
    choices: { daily: false, decisions: true },
    minimums: {},
    since: { until: 0, issues: 0, judged: byField(() => ({ asked: 0, right: 0 })) },
    checked: null,
  };
}

export { byField };
