import type { QueueRow } from '../../src/contract/queue';
import type { TriageField } from '../../src/contract/triage-field';
import { isOpen, leastConfidence, rowState, tickedProposals, type RowNote, type RowState } from './row-state';

/** Which issues of the page are listed, and in which order. */
export interface QueueFilter {
  /** `duplicates`: another issue reads like it. */
  state: 'all' | 'open' | 'duplicates' | RowState;
  /** Every tick has at least this confidence; 0 lists issues without proposals too. */
  confidence: number;
  /** Something is ticked in this field. */
  field: 'any' | TriageField;
  order: 'newest' | 'surest';
}

export const EVERYTHING: QueueFilter = { state: 'all', confidence: 0, field: 'any', order: 'newest' };

/** The issues that a filter leaves, in its order. */
export function listRows(rows: readonly QueueRow[], notes: Readonly<Record<string, RowNote>>, filter: QueueFilter): QueueRow[] {
  const matches = (row: QueueRow): boolean => {
    const isState = isIn(filter.state, row, rowState(row, notes[row.id]));
    const isSure = filter.confidence === 0 || (leastConfidence(row) ?? -1) >= filter.confidence;
    return isState && isSure && (filter.field === 'any' || hasTickIn(row, filter.field));
  };
  const listed = rows.filter(matches);
  if (filter.order === 'newest') return listed;
  return listed.sort((one, other) => (leastConfidence(other) ?? -1) - (leastConfidence(one) ?? -1));
}

function isIn(wanted: QueueFilter['state'], row: QueueRow, state: RowState): boolean {
  switch (wanted) {
    case 'all':
      return true;
    case 'open':
      return isOpen(state);
    case 'duplicates':
      return row.duplicates.length > 0;
    default:
      return wanted === state;
  }
}

function hasTickIn({ panel }: QueueRow, field: TriageField): boolean {
  return panel.kind === 'suggestion' && tickedProposals(panel.suggestion).some((proposal) => proposal.field === field);
}

/** How many issues are in each state. */
export function countStates(rows: readonly QueueRow[], notes: Readonly<Record<string, RowNote>>): Partial<Record<RowState, number>> {
  const counts: Partial<Record<RowState, number>> = {};
  for (const row of rows) {
    const state = rowState(row, notes[row.id]);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/** The next issue of a list that waits for somebody, after one or from the top; null when none is left. */
export function nextOpen(listed: readonly QueueRow[], notes: Readonly<Record<string, RowNote>>, after: string | null): string | null {
  const from = listed.findIndex(({ id }) => id === after) + 1;
  const inTurn = [...listed.slice(from), ...listed.slice(0, from)];
  return inTurn.find((row) => row.id !== after && isOpen(rowState(row, notes[row.id])))?.id ?? null;
}
