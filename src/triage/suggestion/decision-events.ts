import type { FieldChange } from '../../contract/panel';
import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { isPresent } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';
import type { TriageEvent } from '../../statistics/event-store';
import type { StoredDecision } from './decision';
import type { StoredSuggestion } from './suggestion';

type FieldValues = Partial<Record<TriageField, FieldValue[]>>;

/** The values of each field, the fields without any left out. */
function byField(valuesOf: (field: TriageField) => FieldValue[]): FieldValues {
  return Object.fromEntries(TRIAGE_FIELDS.map((field) => [field, valuesOf(field)] as const).filter(([, values]) => values.length > 0));
}

function proposed({ proposals }: StoredSuggestion, field: TriageField): FieldValue[] {
  return proposals[field].map(({ value }) => value);
}

/** A suggestion was made. */
export function proposedEvent(suggestion: StoredSuggestion): TriageEvent {
  const { id, createdAt } = suggestion;
  return { suggestionId: id, kind: 'proposed', at: createdAt, values: { proposed: byField((field) => proposed(suggestion, field)) } };
}

/**
 * A suggestion was accepted, in part or with other values. `issue` is as it was before. What somebody
 * had set since by hand is neither accepted nor dismissed.
 */
export function acceptEvent(
  suggestion: StoredSuggestion,
  issue: IssueSnapshot,
  chosen: Record<TriageField, FieldValue[]>,
  at: number,
): TriageEvent {
  const isIn = (values: FieldValue[]) => {
    const ids = new Set(values.map(({ id }) => id));
    return ({ id }: FieldValue) => ids.has(id);
  };
  return {
    suggestionId: suggestion.id,
    kind: 'applied',
    at,
    values: {
      accepted: byField((field) => chosen[field].filter(isIn(proposed(suggestion, field)))),
      changed: byField((field) => chosen[field].filter((value) => !isIn(proposed(suggestion, field))(value))),
      dismissed: byField((field) =>
        proposed(suggestion, field).filter((value) => !isIn(chosen[field])(value) && !isPresent(issue, field, value)),
      ),
    },
  };
}

/** A suggestion was put aside whole. */
export function dismissEvent(suggestion: StoredSuggestion, at: number): TriageEvent {
  return { suggestionId: suggestion.id, kind: 'dismissed', at, values: { dismissed: byField((field) => proposed(suggestion, field)) } };
}

/** What was accepted has been taken back. */
export function undoEvent({ suggestionId, at, changes }: StoredDecision): TriageEvent {
  const added = (changed: FieldChange[], field: TriageField) =>
    changed.filter((change) => change.field === field).flatMap((change) => change.added);
  return { suggestionId, kind: 'undone', at, values: { undone: byField((field) => added(changes, field)) } };
}
