import type { AcceptedValues, FieldView, SuggestionView } from '../../src/contract/panel';
import { byField, replaces, type FieldValue, type TriageField } from '../../src/contract/triage-field';

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
 * Everything that is recommended, and what the person has ticked or picked beside it. Nothing that was held back comes in this
 * way: a value below the minimum, or one that would replace what someone chose, takes a tick of its own.
 */
export function selectRecommended(selection: Selection, suggestion: SuggestionView): Selection {
  const recommended = initialSelection(suggestion);
  return fromFields(suggestion, ({ field }) => [...new Set([...selection[field], ...recommended[field]])]);
}

/** What was ticked, as far as the suggestion as it is now still offers it. */
export function keepChoices(selection: Selection, suggestion: SuggestionView): Selection {
  return fromFields(suggestion, (view) => {
    const offered = new Set(listOffered(view).map(({ id }) => id));
    return selection[view.field].filter((id) => offered.has(id));
  });
}

/** Every value that can be ticked or picked. */
export function listOffered({ proposals, options }: FieldView): FieldValue[] {
  return [...proposals.map(({ value }) => value), ...options];
}

/** How many values are ticked. */
export function countSelected(selection: Selection): number {
  return Object.values(selection).flat().length;
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
