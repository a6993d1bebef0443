import type { QueueRow } from '../../../../src/contract/queue';
import { makeSuggestion } from '../issue-panel/make-suggestion';

/** A row with the open suggestion of {@link makeSuggestion}, unless its panel is another one. */
export function makeRow(key: string, panel?: QueueRow['panel'], duplicates: QueueRow['duplicates'] = []): QueueRow {
  return {
    id: key,
    key,
    summary: `Summary of ${key}`,
    createdAt: '2026-03-01T10:00:00.000Z',
    panel: panel ?? { kind: 'suggestion', suggestion: makeSuggestion({ id: `suggestion-of-${key}` }) },
    duplicates,
  };
}
