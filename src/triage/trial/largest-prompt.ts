import type { Settings } from '../../contract/settings';
import type { FieldValue } from '../../contract/triage-field';
import type { AllowedValue, AllowedValues } from '../../fields/allowed-values';
import { DESCRIPTION_LIMIT, SUMMARY_LIMIT } from '../../text/limits';
import { buildPrompt, type Prompt, type PromptExample } from '../question/prompt/build-prompt';

/** What stands in for lists that are still empty. */
const SYNTHETIC_LABELS: AllowedValue[] = ['bug', 'question'].map((name) => ({ value: { id: name, name }, description: '' }));

/**
 * Made up, so that no issue text is sent. Words this short are one token each to every tokeniser, and
 * never less: a server that counts fewer tokens than there are words has not read them all.
 */
const FILLER = 'We ran it and it had no log to see so we ask you for the old one. ';

const MOST_EXAMPLES = 10;

function filler(length: number): string {
  return FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length);
}

/** The saved lists as if an issue could take all of them. `priorities` names those of the site. */
function allowedBySettings({ fields, allowlists }: Settings, priorities: FieldValue[]): AllowedValues {
  const named = (values: { name: string; description: string }[]) =>
    values.map(({ name, description }) => ({ value: { id: name, name }, description }));
  const notes = new Map(allowlists.priority.map(({ id, description }) => [id, description]));
  return {
    priority: fields.priority.enabled
      ? priorities.flatMap((value) => (notes.has(value.id) ? [{ value, description: notes.get(value.id) ?? '' }] : []))
      : null,
    components: fields.components.enabled ? named(allowlists.components) : null,
    labels: fields.labels.enabled ? named(allowlists.labels) : null,
  };
}

/** The lists that {@link largestPrompt} takes. */
export function promptedValues(settings: Settings, priorities: FieldValue[]): AllowedValues {
  const allowed = allowedBySettings(settings, priorities);
  const isEmpty = Object.values(allowed).every((values) => values === null || values.length === 0);
  return isEmpty ? { ...allowed, labels: SYNTHETIC_LABELS } : allowed;
}

/** A prompt as large as real ones get under these settings: a ticket with all the text that is ever sent, and ten examples. */
export function largestPrompt(settings: Settings, priorities: FieldValue[], nonce: string): Prompt {
  const allowed = promptedValues(settings, priorities);
  const names = (values: AllowedValue[] | null) => (values ?? []).slice(0, 2).map(({ value }) => value.name);
  const values = { priority: names(allowed.priority)[0] ?? null, components: names(allowed.components), labels: names(allowed.labels) };
  const example: PromptExample = { summary: filler(SUMMARY_LIMIT), ...values };
  return buildPrompt({
    settings,
    allowed,
    ticket: {
      type: 'Bug',
      summary: filler(SUMMARY_LIMIT),
      description: filler(DESCRIPTION_LIMIT),
      current: { priority: null, components: [], labels: [] },
    },
    similar: Array.from({ length: MOST_EXAMPLES }, () => example),
    nonce,
  });
}
