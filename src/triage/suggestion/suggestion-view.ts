import type { FieldView, ProposalView, SuggestionOutcome, SuggestionView } from '../../contract/panel';
import type { Settings } from '../../contract/settings';
import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { IssueSnapshot, ResolvedIssue } from '../../issue/issue';
import type { StoredDecision } from './decision';
import type { StoredProposal, StoredSuggestion } from './suggestion';
import { allowedValuesFor, type AllowedValue } from '../../fields/allowed-values';
import { confidenceLevel } from './confidence-level';
import { effectiveState, stillThere } from './decision-state';
import { foldName } from '../../contract/fold-name';
import { currentValues } from '../../fields/current-values';

/** Whether the issue has a value already; a label in another case counts as there. */
export function isPresent(issue: IssueSnapshot, field: TriageField, value: FieldValue): boolean {
  return currentValues(issue, field).some((current) =>
    field === 'labels' ? foldName(current.name) === foldName(value.name) : current.id === value.id,
  );
}

/** A priority is practically never empty in Jira: the one that it gives to new issues counts as unset. */
export function priorityIsUnset(issue: IssueSnapshot, settings: Settings): boolean {
  const defaultId = issue.editable.priority?.defaultId ?? settings.fields.priority.defaultId;
  return issue.priority === null || issue.priority.id === defaultId;
}

function isAvailable(issue: IssueSnapshot, field: TriageField): boolean {
  if (field === 'labels') return issue.editable.labels;
  return issue.editable[field] !== null;
}

function proposalView(proposal: StoredProposal, minConfidence: number, wouldOverwrite: boolean): ProposalView {
  const { value, confidence, reason } = proposal;
  const heldBack = wouldOverwrite ? 'would-overwrite' : confidence < minConfidence ? 'below-minimum' : undefined;
  return {
    value,
    confidence,
    level: confidenceLevel(confidence),
    reason,
    preselected: heldBack === undefined,
    ...(heldBack === undefined ? {} : { heldBack }),
  };
}

/**
 * Edit metadata is empty for somebody who may not edit, so what they may look at is decided by the
 * allowlists alone. They are offered nothing to pick.
 */
function readOnlyValues(settings: Settings, field: TriageField, stored: StoredProposal[]): AllowedValue[] {
  const { labels, components, priority } = settings.allowlists;
  const names = new Set((field === 'labels' ? labels : components).map(({ name }) => foldName(name)));
  const ids = new Set(priority.map(({ id }) => id));
  const isAllowed = ({ id, name }: FieldValue) => (field === 'priority' ? ids.has(id) : names.has(foldName(name)));
  return stored.filter(({ value }) => isAllowed(value)).map(({ value }) => ({ value, description: '' }));
}

function fieldView(
  field: TriageField,
  allowed: AllowedValue[],
  stored: StoredProposal[],
  issue: IssueSnapshot,
  settings: Settings,
): FieldView {
  const { minConfidence } = settings.fields[field];
  const currentIsDefault = field === 'priority' && priorityIsUnset(issue, settings);
  const wouldOverwrite = field === 'priority' && !currentIsDefault && !settings.fields.priority.overwrite;
  const possible = allowed.map(({ value }) => value).filter((value) => !isPresent(issue, field, value));
  const possibleIds = new Set(possible.map(({ id }) => id));
  return {
    field,
    available: !issue.canEdit || isAvailable(issue, field),
    current: currentValues(issue, field),
    currentIsDefault,
    proposals: stored
      .filter(({ value }) => possibleIds.has(value.id))
      .map((proposal) => proposalView(proposal, minConfidence, wouldOverwrite)),
    options: issue.canEdit ? possible : [],
    minConfidence,
  };
}

function outcome(decision: StoredDecision | null, issue: IssueSnapshot): SuggestionOutcome {
  const kind = decision === null ? 'open' : effectiveState(decision, issue);
  if (decision === null || kind === 'open') return { kind: 'open' };
  const at = new Date(decision.at).toISOString();
  if (kind === 'dismissed') return { kind, at };
  const isHalfUndone = decision.state === 'undoing' && kind === 'applied';
  return { kind, at, changes: isHalfUndone ? stillThere(decision.changes, issue) : decision.changes };
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
      return [fieldView(field, issue.canEdit ? values : readOnlyValues(settings, field, stored), stored, issue, settings)];
    }),
    similar,
    model: suggestion.model,
    durationMs: suggestion.durationMs,
    descriptionCharacters: suggestion.descriptionCharacters,
  };
}
