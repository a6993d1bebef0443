import { byField, FIELD_TRAITS, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { FieldChange } from '../../contract/panel';
import type { IssueSnapshot } from '../../issue/issue';
import type { TriageContext } from '../triage-context';
import type { StoredSuggestion } from './suggestion';

/**
 * Gives values the names that Jira has for them now, in the reader's language: one that was stored in another language, or
 * renamed since, is told by its id. What the issue and its edit metadata do not know keeps its stored name.
 */
export function namesOfToday(issue: IssueSnapshot): (field: TriageField, value: FieldValue) => FieldValue {
  const known = byField((field) => {
    // What an undo put back stands there under its stored name: what Jira lists counts more.
    const values = [...issue.values[field], ...(issue.choices?.[field] ?? []), ...(issue.editable[field]?.allowed ?? [])];
    return new Map(values.map((value) => [value.id, value]));
  });
  return (field, value) => known[field].get(value.id) ?? value;
}

/** The same for what a decision changed. */
export function changesOfToday(changes: FieldChange[], issue: IssueSnapshot): FieldChange[] {
  const today = namesOfToday(issue);
  return changes.map((change) => {
    const { field, added, from } = change;
    const named = { ...change, added: added.map((value) => today(field, value)) };
    return from === undefined || from === null ? named : { ...named, from: today(field, from) };
  });
}

/**
 * Edit metadata names nothing to somebody who may not edit. Where names follow the reader's language, Jira is asked for
 * them then, and where it does not say, the stored ones are shown.
 */
export async function withChoices(
  { jira }: Pick<TriageContext, 'jira'>,
  issue: IssueSnapshot,
  { proposals }: StoredSuggestion,
): Promise<IssueSnapshot> {
  const isNamed = issue.canEdit || !TRIAGE_FIELDS.some((field) => FIELD_TRAITS[field].listedBy === 'id' && proposals[field].length > 0);
  if (isNamed) return issue;
  return { ...issue, choices: await jira.listChoices().catch(() => undefined) };
}
