import { byField } from '../../contract/triage-field';
import type { AllowedValues } from '../../fields/allowed-values';
import { FIELDS } from '../../fields/definitions';
import type { QuestionIssue } from '../question/prepare-question';

/** Made up, so that a test of the endpoint sends no issue text. Raw, to go through the cleaning like any other. */
export const SYNTHETIC_ISSUE: QuestionIssue = {
  id: 'synthetic',
  issueType: 'Bug',
  summary: 'The export button does nothing',
  description: 'A click on <b>“Export”</b> in the report view shows no file and no message. It worked last week.',
  people: [],
  values: byField(() => []),
};

/** Values that the made-up ticket can take: the allowlists may fit it in nothing. */
export const SYNTHETIC_VALUES: AllowedValues = byField((field) =>
  FIELDS[field].samples.map((name) => ({ value: { id: name, name }, description: '' })),
);
