import type { FieldChange, SuggestionOutcome } from '../../src/contract/panel';
import { replaces } from '../../src/contract/triage-field';
import { formatNames, formatTime } from '../common/format';
import * as strings from '../common/strings';

type Ended = Exclude<SuggestionOutcome, { kind: 'open' }>;

/** What became of a suggestion and when. */
export function outcomeTitle(outcome: Ended): string {
  const when = formatTime(outcome.at);
  switch (outcome.kind) {
    case 'dismissed':
      return strings.panel.dismissedOn(when);
    case 'undone':
      return strings.panel.undoneOn(when);
    case 'applied':
      return outcome.changes.length === 0 ? strings.panel.appliedNothing : strings.panel.appliedOn(when);
  }
}

/** What stands on the issue because of it: one line for each field. */
export function changeLines(outcome: Ended): string[] {
  return outcome.kind === 'applied' ? outcome.changes.map(changeLine) : [];
}

function changeLine({ field, added, from }: FieldChange): string {
  if (!replaces(field)) return strings.panel.addedChange(field, formatNames(added));
  return strings.panel.replacedChange(field, from?.name ?? strings.panel.noValue, formatNames(added));
}
