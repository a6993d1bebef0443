import { byField, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { AllowedValues } from '../../fields/allowed-values';
import { promptValues } from '../question/prompt/prompt-values';
import type { PromptTicket } from '../question/prompt/build-prompt';

/** Made up, so that a test of the endpoint sends no issue text. Raw, to go through the cleaning like any other. */
export const SYNTHETIC_ISSUE = {
  type: 'Bug',
  summary: 'The export button does nothing',
  description: 'A click on <b>“Export”</b> in the report view shows no file and no message. It worked last week.',
};

function values(...names: string[]): { value: FieldValue; description: string }[] {
  return names.map((name) => ({ value: { id: name, name }, description: '' }));
}

/** Values that the made-up ticket can take: the allowlists may fit it in nothing. */
const NAMES: Partial<Record<TriageField, string[]>> = {
  priority: ['High', 'Medium', 'Low'],
  components: ['Reports', 'Sign-in'],
  labels: ['bug', 'regression', 'question'],
};

export const SYNTHETIC_VALUES: AllowedValues = byField((field) => values(...(NAMES[field] ?? [])));

/** What the made-up ticket has already. */
export const SYNTHETIC_CURRENT: PromptTicket['current'] = promptValues(() => []);
