import type { FieldView } from '../../src/contract/panel';
import { replaces } from '../../src/contract/triage-field';

export interface PickerOption {
  label: string;
  value: string;
}

/** What the picker offers. Proposed values that are added have a box of their own to tick. */
export function pickerOptions(view: FieldView): PickerOption[] {
  const proposed = new Set(view.proposals.map(({ value }) => value.id));
  return view.options.filter(({ id }) => replaces(view.field) || !proposed.has(id)).map(({ id, name }) => ({ label: name, value: id }));
}

/** Which of the chosen values are in the picker. */
export function pickedIds(view: FieldView, chosen: readonly string[]): string[] {
  const offered = new Set(pickerOptions(view).map((option) => option.value));
  return chosen.filter((id) => offered.has(id));
}

/** A select reports one option, several, or null when it was cleared. */
export function readPicked(value: PickerOption | PickerOption[] | null): string[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((option) => option.value);
}
