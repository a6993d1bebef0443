import type { AcceptedValues, SuggestionView } from '../../src/contract/panel';
import type { QueueRow } from '../../src/contract/queue';
import { replaces } from '../../src/contract/triage-field';
import { formatNames } from '../common/format';
import * as strings from '../common/strings';
import type { PanelModel } from '../issue-panel/panel-model';
import { countSelected, initialSelection } from '../issue-panel/selection';

/** An issue with what was accepted of it as one of many. */
export interface WrittenItem {
  id: string;
  key: string;
  suggestionId: string;
}

/** What is going to be accepted on one issue of many. */
export interface BatchItem extends WrittenItem {
  accepted: AcceptedValues;
  /** What that changes, a line for each field. */
  changes: string[];
}

/** An issue with its suggestion and what is ticked of it; null where nothing is, or where somebody has decided already. */
export function toBatchItem(
  { id, key }: { id: string; key: string },
  suggestion: SuggestionView,
  accepted: AcceptedValues,
): BatchItem | null {
  if (!suggestion.canEdit || suggestion.outcome.kind === 'applied' || suggestion.outcome.kind === 'dismissed') return null;
  if (suggestion.outcome.kind === 'undone' || countSelected(accepted) === 0) return null;
  const changes = suggestion.fields.flatMap(({ field, current, proposals, options }) => {
    const chosen = new Set(accepted[field]);
    const values = new Map([...proposals.map(({ value }) => value), ...options].map((value) => [value.id, value]));
    const names = formatNames([...values.values()].filter((value) => chosen.has(value.id)));
    if (names === '') return [];
    if (!replaces(field)) return [strings.panel.addedChange(field, names)];
    return [strings.panel.replacedChange(field, current[0]?.name ?? strings.panel.noValue, names)];
  });
  return { id, key, suggestionId: suggestion.id, accepted, changes };
}

/** The same for a row of the list. `opened`: as it stands where the person has opened it. */
export function itemOfRow(row: QueueRow, opened: PanelModel | undefined): BatchItem | null {
  if (opened?.screen.kind === 'suggestion') return toBatchItem(row, opened.screen.suggestion, opened.selection);
  return row.panel.kind === 'suggestion' ? toBatchItem(row, row.panel.suggestion, initialSelection(row.panel.suggestion)) : null;
}
