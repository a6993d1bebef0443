import type { FieldView, ProposalView, SuggestionOutcome, SuggestionView } from '../../contract/panel';
import type { Settings } from '../../contract/settings';
import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { allowedValuesFor, isAllowedByRule } from '../../fields/allowed-values';
import { heldBackBy, isAvailable, isPresent, isUnset } from '../../fields/field-rules';
import { entryKey, valueKey } from '../../contract/allowlist';
import type { IssueSnapshot, ResolvedIssue } from '../../issue/issue';
import { confidenceLevel } from './confidence-level';
import type { StoredDecision } from './decision';
import { effectiveState, stillThere } from './decision-state';
import { changesOfToday, namesOfToday } from './names-of-today';
import { isReplacedSince } from './replaced-since';
import type { StoredProposal, StoredSuggestion } from './suggestion';

/** A proposal as a person sees it on this issue: with its level, and whether it is ticked beforehand or why not. */
export function proposalView(
  field: TriageField,
  { value, confidence, reason, grounds, inflatedBeyond }: StoredProposal,
  issue: IssueSnapshot,
  settings: Settings,
): ProposalView {
  const heldBack = heldBackBy(issue, settings, field, { confidence, inflatedBeyond });
  return {
    value,
    confidence,
    level: confidenceLevel(confidence, settings.fields[field].minConfidence),
    reason,
    ...(grounds === undefined ? {} : { grounds }),
    preselected: heldBack === undefined,
    ...(heldBack === undefined ? {} : { heldBack }),
    ...(heldBack === 'inflated' && inflatedBeyond !== undefined ? { asUrgent: inflatedBeyond } : {}),
  };
}

/**
 * Edit metadata is empty for somebody who may not edit, so what they may look at is decided by the
 * allowlists and rules alone. They are offered nothing to pick.
 */
function readOnlyValues(settings: Settings, field: TriageField, stored: StoredProposal[]): FieldValue[] {
  const allowed = new Set(settings.allowlists[field].map(entryKey));
  return stored.map(({ value }) => value).filter((value) => allowed.has(valueKey(field, value)) || isAllowedByRule(settings, field, value));
}

function fieldView(
  field: TriageField,
  allowed: FieldValue[],
  suggestion: StoredSuggestion,
  issue: IssueSnapshot,
  settings: Settings,
): FieldView {
  const isOver = isReplacedSince(suggestion, issue, field);
  const possible = isOver ? [] : allowed.filter((value) => !isPresent(issue, field, value));
  const possibleIds = new Set(possible.map(({ id }) => id));
  const today = namesOfToday(issue);
  return {
    field,
    available: !issue.canEdit || isAvailable(issue, field),
    current: issue.values[field].map((value) => today(field, value)),
    currentIsDefault: isUnset(issue, settings, field),
    proposals: suggestion.proposals[field]
      .filter(({ value }) => possibleIds.has(value.id))
      .map((proposal) => proposalView(field, { ...proposal, value: today(field, proposal.value) }, issue, settings)),
    options: issue.canEdit ? possible : [],
    minConfidence: settings.fields[field].minConfidence,
    ...(isOver ? { changedSince: true } : {}),
  };
}

function outcome(decision: StoredDecision | null, issue: IssueSnapshot): SuggestionOutcome {
  const kind = decision === null ? 'open' : effectiveState(decision, issue);
  if (decision === null || kind === 'open') return { kind: 'open' };
  const at = new Date(decision.at).toISOString();
  if (kind === 'dismissed') return { kind, at };
  const isHalfUndone = decision.state === 'undoing' && kind === 'applied';
  return { kind, at, changes: changesOfToday(isHalfUndone ? stillThere(decision.changes, issue) : decision.changes, issue) };
}

/**
 * A stored suggestion as this person may see it now: only what the allowlists in force and this
 * issue's edit metadata still allow, and nothing that the issue has got since.
 */
export function suggestionView(
  suggestion: StoredSuggestion,
  decision: StoredDecision | null,
  issue: IssueSnapshot,
  settings: Settings,
  similar: ResolvedIssue[],
): SuggestionView {
  const allowed = allowedValuesFor(settings, issue);
  return {
    id: suggestion.id,
    createdAt: new Date(suggestion.createdAt).toISOString(),
    expiresAt: new Date(suggestion.expiresAt).toISOString(),
    outcome: outcome(decision, issue),
    canEdit: issue.canEdit,
    fields: TRIAGE_FIELDS.flatMap((field) => {
      const values = allowed[field];
      if (values === null) return [];
      const stored = suggestion.proposals[field];
      const visible = issue.canEdit ? values.map(({ value }) => value) : readOnlyValues(settings, field, stored);
      return [fieldView(field, visible, suggestion, issue, settings)];
    }),
    similar,
    model: suggestion.model,
    learnedFrom: suggestion.learnedFrom,
    weighedAgainst: suggestion.weighedAgainst,
    durationMs: suggestion.durationMs,
    descriptionCharacters: suggestion.descriptionCharacters,
  };
}
