import { CONFIDENCE_BANDS } from '../../contract/event-verbs';
import type { FieldChange } from '../../contract/panel';
import type { Settings } from '../../contract/settings';
import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { heldBackBy, isPresent } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';
import type { DecidedProposal, TriageEvent } from '../../statistics/event-store';
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

/** What somebody decided about, as it was before. */
interface Decided {
  suggestion: StoredSuggestion;
  issue: IssueSnapshot;
  settings: Settings;
}

/** The lower end of the band of a confidence, in percent; null where it is unknown. */
export function bandOf(confidence: number | null): number | null {
  return confidence === null ? null : (CONFIDENCE_BANDS.find((band) => confidence * 100 >= band) ?? null);
}

/** Each proposal, and whether it was accepted. What the issue had by then is no matter of the suggestion any more. */
function decidedProposals(
  { suggestion, issue, settings }: Decided,
  isAccepted: (field: TriageField, value: FieldValue) => boolean,
): DecidedProposal[] {
  return TRIAGE_FIELDS.flatMap((field) =>
    suggestion.proposals[field]
      .filter(({ value }) => !isPresent(issue, field, value))
      .map((proposal) => ({
        field,
        isTicked: heldBackBy(issue, settings, field, proposal) === undefined,
        band: bandOf(proposal.confidence),
        isAccepted: isAccepted(field, proposal.value),
      })),
  );
}

/** How old the issue is by then. A clock that runs behind Jira's makes none younger than nothing. */
function ageOf({ createdAt = '' }: IssueSnapshot, at: number): Pick<TriageEvent, 'age'> {
  const created = Date.parse(createdAt);
  return Number.isNaN(created) ? {} : { age: Math.max(0, at - created) };
}

/** A suggestion was made. */
export function proposedEvent(suggestion: StoredSuggestion): TriageEvent {
  const { id, createdAt } = suggestion;
  return {
    suggestionId: id,
    kind: 'proposed',
    at: createdAt,
    decided: [],
    values: { proposed: byField((field) => proposed(suggestion, field)) },
  };
}

/**
 * A suggestion was accepted, in part or with other values. `issue` is as it was before. What somebody
 * had set since by hand is neither accepted nor dismissed.
 */
export function acceptEvent({ suggestion, issue, settings }: Decided, chosen: Record<TriageField, FieldValue[]>, at: number): TriageEvent {
  const isIn = (values: FieldValue[]) => {
    const ids = new Set(values.map(({ id }) => id));
    return ({ id }: FieldValue) => ids.has(id);
  };
  return {
    suggestionId: suggestion.id,
    kind: 'applied',
    at,
    waited: at - suggestion.createdAt,
    ...ageOf(issue, at),
    projectId: issue.projectId,
    decided: decidedProposals({ suggestion, issue, settings }, (field, value) => isIn(chosen[field])(value)),
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
export function dismissEvent(decided: Decided, at: number): TriageEvent {
  const { suggestion, issue } = decided;
  return {
    suggestionId: suggestion.id,
    kind: 'dismissed',
    at,
    waited: at - suggestion.createdAt,
    projectId: issue.projectId,
    decided: decidedProposals(decided, () => false),
    values: { dismissed: byField((field) => proposed(suggestion, field)) },
  };
}

/** What was accepted has been taken back. */
export function undoEvent({ suggestionId, at, changes }: StoredDecision): TriageEvent {
  const added = (changed: FieldChange[], field: TriageField) =>
    changed.filter((change) => change.field === field).flatMap((change) => change.added);
  return { suggestionId, kind: 'undone', at, decided: [], values: { undone: byField((field) => added(changes, field)) } };
}
