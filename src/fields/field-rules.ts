import type { ProposalView } from '../contract/panel';
import type { Settings } from '../contract/settings';
import type { FieldValue, TriageField } from '../contract/triage-field';
import type { IssueSnapshot } from '../issue/issue';
import { valueKey } from '../contract/allowlist';

/** Whether the issue has a value already; one in another spelling counts as there. */
export function isPresent({ values }: Pick<IssueSnapshot, 'values'>, field: TriageField, value: FieldValue): boolean {
  return values[field].some((current) => valueKey(field, current) === valueKey(field, value));
}

/** Whether the issue's screen, project and workflow offer the field. */
export function isAvailable({ editable }: Pick<IssueSnapshot, 'editable'>, field: TriageField): boolean {
  return editable[field] !== null;
}

/**
 * Whether nobody has chosen what stands in a field whose value is replaced: it is empty, or has what
 * Jira gives to new issues. A priority is practically never empty in Jira.
 */
export function isUnset(issue: Pick<IssueSnapshot, 'values' | 'editable'>, settings: Settings, field: TriageField): boolean {
  const own = settings.fields[field];
  if (!('defaultId' in own)) return false;
  const defaultId = issue.editable[field]?.defaultId ?? own.defaultId;
  return issue.values[field].every(({ id }) => id === defaultId);
}

/** Whether accepting a value would replace what a person chose, without the settings allowing that. */
function wouldOverwrite(issue: IssueSnapshot, settings: Settings, field: TriageField): boolean {
  const own = settings.fields[field];
  return 'overwrite' in own && !own.overwrite && !isUnset(issue, settings, field);
}

/** The parts of a proposal that decide whether it is ticked. */
export interface TickedBy {
  confidence: number | null;
  /** See `StoredProposal`. */
  inflatedBeyond?: number | undefined;
}

/** Why a proposal is not ticked beforehand; undefined when it is. An unknown confidence reaches no minimum but 0. */
export function heldBackBy(
  issue: IssueSnapshot,
  settings: Settings,
  field: TriageField,
  { confidence, inflatedBeyond }: TickedBy,
): ProposalView['heldBack'] {
  if (wouldOverwrite(issue, settings, field)) return 'would-overwrite';
  if (inflatedBeyond !== undefined) return 'inflated';
  return (confidence ?? 0) < settings.fields[field].minConfidence ? 'below-minimum' : undefined;
}

/** How many values may be proposed for the field. */
export function mostProposed({ fields }: Pick<Settings, 'fields'>, field: TriageField): number {
  const own = fields[field];
  return 'max' in own ? own.max : 1;
}
