import { entryKey, valueKey } from '../contract/allowlist';
import type { Settings } from '../contract/settings';
import { byField, type FieldValue, type TriageField } from '../contract/triage-field';
import { isAllowedByRule } from '../fields/allowed-values';
import type { PastIssueText } from '../issue/issue';
import { toPastIssue, type PastIssue } from '../profile/learn/learn-project';
import type { HashWord } from '../profile/terms/count-terms';
import { cleanIssueText } from '../text/clean-issue-text';

/** Counts the words of issues, whose texts are forgotten then. */
export function countPast(issues: readonly PastIssueText[], hashWord: HashWord): PastIssue[] {
  // Personal data is masked whatever the settings say, so that no name becomes a term.
  return issues.map((issue) => toPastIssue(cleanIssueText(issue, { maskPersonalData: true, names: issue.people }), issue, hashWord));
}

/** What may be learned from at all. */
export function withoutRestricted(issues: readonly PastIssueText[]): PastIssueText[] {
  return issues.filter(({ hasSecurityLevel }) => !hasSecurityLevel);
}

/** Allowed values among those that the issues have, each once. */
export function meet(
  met: Record<TriageField, FieldValue[]>,
  issues: readonly PastIssueText[],
  settings: Settings,
): Record<TriageField, FieldValue[]> {
  return byField((field) => {
    const allowed = new Set(settings.allowlists[field].map(entryKey));
    const isAllowed = (value: FieldValue) => allowed.has(valueKey(field, value)) || isAllowedByRule(settings, field, value);
    const known = new Map<string, FieldValue>(met[field].map((value) => [value.id, value]));
    for (const value of issues.flatMap(({ values }) => values[field])) {
      if (!known.has(value.id) && isAllowed(value)) known.set(value.id, { id: value.id, name: value.name });
    }
    return [...known.values()];
  });
}
