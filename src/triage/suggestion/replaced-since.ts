import { replaces, type TriageField } from '../../contract/triage-field';
import type { IssueSnapshot } from '../../issue/issue';
import type { StoredSuggestion } from './suggestion';

/** Whether somebody has replaced a field's value since the suggestion was made. Adding to what was added since is never stale. */
export function isReplacedSince({ valuesThen }: StoredSuggestion, { values }: Pick<IssueSnapshot, 'values'>, field: TriageField): boolean {
  return replaces(field) && values[field][0]?.id !== valuesThen[field]?.[0]?.id;
}
