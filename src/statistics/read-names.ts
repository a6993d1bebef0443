import type { Choices } from '../contract/allowlist';
import { byField, type FieldValue, type TriageField } from '../contract/triage-field';

/** Jira's own names of the values that all projects share, in the language of whoever asks. Rejects with a `TriageError`. */
export interface NamesPort {
  listChoices(): Promise<Choices>;
}

/**
 * How a value is called today: a record has the name that it had for whoever decided, in their language. One call; where Jira
 * does not answer, that name stays.
 */
export async function readNames({ jira }: { jira: NamesPort }): Promise<(field: TriageField, value: FieldValue) => FieldValue> {
  const choices = await jira.listChoices().catch(() => null);
  const known = byField((field) => new Map((choices?.[field] ?? []).map((value) => [value.id, value])));
  return (field, value) => known[field].get(value.id) ?? value;
}
