import type { LikelyDuplicate, QueueRow } from '../../src/contract/queue';

/** The rows once Jira knows two issues as duplicates, or no longer does. */
export function markLinked(rows: readonly QueueRow[], both: readonly [string, string], isLinked: boolean): QueueRow[] {
  const mark = (duplicate: LikelyDuplicate): LikelyDuplicate => (both.includes(duplicate.id) ? { ...duplicate, isLinked } : duplicate);
  return rows.map((row) => (both.includes(row.id) ? { ...row, duplicates: row.duplicates.map(mark) } : row));
}
