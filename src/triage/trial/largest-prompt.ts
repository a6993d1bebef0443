import type { Choices } from '../../contract/allowlist';
import type { Settings } from '../../contract/settings';
import { byField, FIELD_TRAITS, type TriageField } from '../../contract/triage-field';
import { allowedValuesFor, type AllowedValues } from '../../fields/allowed-values';
import type { EditableFields } from '../../issue/issue';
import { DESCRIPTION_LIMIT, SUMMARY_LIMIT } from '../../text/limits';
import { buildPrompt, type Prompt, type PromptExample } from '../question/prompt/build-prompt';
import { promptValues } from '../question/prompt/prompt-values';
import { SYNTHETIC_VALUES } from './synthetic-ticket';

/**
 * Made up, so that no issue text is sent. Words this short are one token each to every tokeniser, and
 * never less: a server that counts fewer tokens than there are words has not read them all.
 */
const FILLER = 'We ran it and it had no log to see so we ask you for the old one. ';

const MOST_EXAMPLES = 10;

/** Values of each field that a profile tells of. */
const MOST_LEARNED = 5;

function filler(length: number): string {
  return FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length);
}

/** An issue that could take whatever is allowed. */
function takesEverything(choices: Choices): EditableFields {
  return byField((field) => ({
    allowed: FIELD_TRAITS[field].listedBy === 'id' ? choices[field] : null,
    defaultId: null,
    isRequired: false,
  }));
}

/** The lists that {@link largestPrompt} takes; made-up ones as long as all are empty. */
export function promptedValues(settings: Settings, choices: Choices): AllowedValues {
  const allowed = allowedValuesFor(settings, { editable: takesEverything(choices) });
  const isEmpty = Object.values(allowed).every((values) => values === null || values.length === 0);
  return isEmpty ? SYNTHETIC_VALUES : allowed;
}

/** A prompt as large as real ones get under these settings: a ticket with all the text that is ever sent, and ten examples. */
export function largestPrompt(settings: Settings, choices: Choices, nonce: string): Prompt {
  const allowed = promptedValues(settings, choices);
  const names = (field: TriageField) => (allowed[field] ?? []).slice(0, 2).map(({ value }) => value.name);
  const example: PromptExample = { summary: filler(SUMMARY_LIMIT), ...promptValues(names) };
  return buildPrompt({
    settings,
    allowed,
    ticket: { type: 'Bug', summary: filler(SUMMARY_LIMIT), description: filler(DESCRIPTION_LIMIT), current: promptValues(() => []) },
    learned: {
      issues: 2_000,
      likeliest: byField((field) =>
        (allowed[field] ?? []).slice(0, MOST_LEARNED).map(({ value }) => ({ ...value, fit: 0.25, share: 0.25 })),
      ),
    },
    similar: Array.from({ length: MOST_EXAMPLES }, () => example),
    nonce,
  });
}
