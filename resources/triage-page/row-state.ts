import type { ErrorBody } from '../../src/contract/error-body';
import type { ProposalView, SuggestionView } from '../../src/contract/panel';
import type { QueueRow } from '../../src/contract/queue';
import type { TriageField } from '../../src/contract/triage-field';

/** How things stand with an issue of the list. */
export type RowState =
  /** Proposals are ready, and nobody has decided. */
  | 'proposed'
  /** Nobody has asked yet. */
  | 'unasked'
  | 'working'
  | 'saving'
  | 'accepted'
  | 'dismissed'
  /** This person cannot ask or accept here: no permission, or a security level. */
  | 'barred'
  /** What was tried last did not work. */
  | 'failed';

/** What this page knows of an issue that the list does not. */
export type RowNote = { kind: 'saving' } | { kind: 'failed'; key: string; error: ErrorBody };

export function rowState({ panel }: QueueRow, note: RowNote | undefined): RowState {
  if (note !== undefined) return note.kind;
  switch (panel.kind) {
    case 'working':
      return 'working';
    case 'ready':
      if (panel.obstacle !== undefined) return 'barred';
      return panel.lastFailure === undefined ? 'unasked' : 'failed';
    case 'suggestion': {
      const { outcome, canEdit } = panel.suggestion;
      if (outcome.kind === 'applied') return 'accepted';
      if (outcome.kind === 'dismissed') return 'dismissed';
      return canEdit ? 'proposed' : 'barred';
    }
  }
}

/** Whether an issue still waits for somebody. */
export function isOpen(state: RowState): boolean {
  return state !== 'accepted' && state !== 'dismissed' && state !== 'saving' && state !== 'barred';
}

/** A proposal that would be accepted as it is. */
export interface TickedProposal extends ProposalView {
  field: TriageField;
}

/** What is ticked beforehand in a suggestion that nobody has decided about. */
export function tickedProposals(suggestion: SuggestionView): TickedProposal[] {
  return suggestion.fields.flatMap(({ field, available, proposals }) =>
    available ? proposals.filter(({ preselected }) => preselected).map((proposal) => ({ ...proposal, field })) : [],
  );
}

/** How sure the least certain tick of an issue is; null without any tick. */
export function leastConfidence({ panel }: QueueRow): number | null {
  if (panel.kind !== 'suggestion') return null;
  const ticked = tickedProposals(panel.suggestion);
  return ticked.length === 0 ? null : Math.min(...ticked.map(({ confidence }) => confidence ?? 0));
}
