import type { FieldChange, SuggestionOutcome } from '../../src/contract/panel';
import { replaces } from '../../src/contract/triage-field';
import { formatNames, formatTime } from '../common/format';
import { strings } from '../common/strings';

/** What became of a suggestion, in words: one line for each field that changed. */
export function outcomeLines(outcome: Exclude<SuggestionOutcome, { kind: 'open' }>): { title: string; changes: string[] } {
  const when = formatTime(outcome.at);
  switch (outcome.kind) {
    case 'dismissed':
      return { title: strings.panel.dismissedOn(when), changes: [] };
    case 'undone':
      return { title: strings.panel.undoneOn(when), changes: [] };
    case 'applied':
      if (outcome.changes.length === 0) return { title: strings.panel.appliedNothing, changes: [] };
      return { title: strings.panel.appliedOn(when), changes: outcome.changes.map(changeLine) };
  }
}

function changeLine({ field, added, from }: FieldChange): string {
  if (!replaces(field)) return strings.panel.addedChange(field, formatNames(added));
  return strings.panel.replacedChange(field, from?.name ?? strings.panel.noValue, formatNames(added));
}
