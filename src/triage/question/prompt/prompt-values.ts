import { byField, replaces, type TriageField } from '../../../contract/triage-field';

/** Names of values as the prompt's JSON has them: one or null for a field with a single value, else a list. */
export type PromptValues = Record<TriageField, string | null | string[]>;

/** The values of a ticket or an example for the prompt. */
export function promptValues(namesOf: (field: TriageField) => string[]): PromptValues {
  return byField((field) => (replaces(field) ? (namesOf(field)[0] ?? null) : namesOf(field)));
}
