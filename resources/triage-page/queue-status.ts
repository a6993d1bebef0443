import * as texts from '../common/strings/triage-page';
import { isOff } from '../issue-panel/status-line';
import * as strings from '../common/strings';
import { untriagedStrings } from '../common/strings/untriaged';
import type { QueueModel } from './queue-model';
import { countStates } from './queue-view';

/** How things stand on the page, in one line. It stands in a live region, so a screen reader hears each new one. */
export function queueStatus(model: QueueModel): string {
  const { rows, notes, total, page } = model;
  if (model.kind === 'loading') return texts.loading;
  if (model.kind === 'failed') return strings.panel.seeBelow;
  if (model.kind === 'not-configured') return isOff(model.missing) ? strings.panel.off : strings.panel.notConfiguredTitle;
  if (model.kind === 'bad-query') return untriagedStrings.badQuery;
  if (rows.length === 0) return page === 0 ? texts.empty : texts.emptyPage;
  const counts = countStates(rows, notes);
  const decided = (counts.accepted ?? 0) + (counts.dismissed ?? 0);
  const ready = counts.proposed ?? 0;
  const unasked = counts.unasked ?? 0;
  const alike = rows.filter(({ duplicates }) => duplicates.length > 0).length;
  const isDone = ready + unasked + (counts.working ?? 0) + (counts.failed ?? 0) + (counts.saving ?? 0) === 0;
  const parts = [
    texts.position(rows.length, total, page + 1),
    texts.counts(ready, unasked, decided),
    ...(alike > 0 ? [texts.withDuplicates(alike)] : []),
  ];
  return [...parts, ...(isDone ? [texts.nothingLeft] : [])].join('. ');
}
