import type { AcceptedValues, FieldView, SuggestionView } from '../../src/contract/panel';
import { byField, replaces, TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';

/** Ids of the values that are ticked, for each field; one at most where accepting replaces. */
export type Selection = AcceptedValues;

export const EMPTY_SELECTION: Selection = byField(() => []);

/** What is ticked before the person touches anything. */
export function initialSelection(suggestion: SuggestionView): Selection {
  return fromFields(suggestion, (field) => field.proposals.filter((proposal) => proposal.preselected).map(({ value }) => value.id));
}

/** Ticks or unticks one value. Where accepting replaces, it takes the place of the one that was ticked before. */
export function toggleValue(selection: Selection, field: TriageField, id: string, isChosen: boolean): Selection {
  if (!isChosen) return { ...selection, [field]: selection[field].filter((chosen) => chosen !== id) };
  if (replaces(field)) return { ...selection, [field]: [id] };
  return selection[field].includes(id) ? selection : { ...selection, [field]: [...selection[field], id] };
}

/** Puts what the picker holds in the place of what it held before; ticked proposals stay. */
export function pickValues(selection: Selection, view: FieldView, ids: readonly string[]): Selection {
  if (replaces(view.field)) return { ...selection, [view.field]: ids.slice(0, 1) };
  const proposed = new Set(view.proposals.map(({ value }) => value.id));
  return { ...selection, [view.field]: [...selection[view.field].filter((id) => proposed.has(id)), ...ids] };
}

/**
 * Ticks every proposal, those below the minimum too; of several that would replace the same, the one that is ticked already,
 * else the first. A value that would replace what someone chose stays as the person left it: undoing a colleague's decision
 * takes a tick of its own.
 */
export function selectEverything(selection: Selection, suggestion: SuggestionView): Selection {
  return fromFields(suggestion, ({ field, proposals }) => {
    const harmless = proposals.filter(({ heldBack }) => heldBack !== 'would-overwrite');
    const ids = [...selection[field], ...harmless.map(({ value }) => value.id)];
    return replaces(field) ? ids.slice(0, 1) : [...new Set(ids)];
  });
}

/** How many values are ticked. */
export function countSelected(selection: Selection): number {
  return TRIAGE_FIELDS.reduce((sum, field) => sum + selection[field].length, 0);
}

/** Whether the person has ticked, unticked or picked anything yet. */
export function isEdited(selection: Selection, suggestion: SuggestionView): boolean {
  const initial = initialSelection(suggestion);
  return TRIAGE_FIELDS.some((field) => [...initial[field]].sort().join('\n') !== [...selection[field]].sort().join('\n'));
}

function fromFields(suggestion: SuggestionView, idsOf: (field: FieldView) => string[]): Selection {
  const selection: Selection = { ...EMPTY_SELECTION };
  for (const view of suggestion.fields) {
    if (!view.available) continue;
    const ids = idsOf(view);
    selection[view.field] = replaces(view.field) ? ids.slice(0, 1) : ids;
  }
  return selection;
}
