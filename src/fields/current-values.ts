import type { FieldValue, TriageField } from '../contract/triage-field';
import type { IssueSnapshot } from '../issue/issue';

/** What the issue has now in one field. */
export function currentValues(issue: IssueSnapshot, field: TriageField): FieldValue[] {
  if (field === 'labels') return issue.labels.map((name) => ({ id: name, name }));
  if (field === 'components') return issue.components;
  return issue.priority === null ? [] : [issue.priority];
}
