import type { FieldChange, SuggestionView } from '../contract/panel';
import { currentValues, suggestionView } from '../domain/judge/suggestion-view';
import { undoEvent } from '../domain/statistics/decision-events';
import { TriageError } from '../errors/triage-error';
import type { IssueSnapshot } from '../ports/jira-port';
import { isEmpty, toUndo, withoutChanges } from './issue-changes';
import { loadDecidable } from './load-decidable';
import { recordQuietly } from './record-quietly';
import type { TriageContext } from './triage-context';

/** The part of `changes` that still stands on the issue as it was applied. */
function stillThere(changes: FieldChange[], issue: IssueSnapshot): FieldChange[] {
  return changes.flatMap((change) => {
    const now = new Set(currentValues(issue, change.field).map(({ id }) => id));
    const added = change.added.filter(({ id }) => now.has(id));
    return added.length === 0 ? [] : [{ ...change, added }];
  });
}

function count(changes: FieldChange[]): number {
  return changes.reduce((sum, change) => sum + change.added.length, 0);
}

/**
 * Takes back exactly what accepting changed, as the person who asks.
 * @throws TriageError `STALE_SUGGESTION` when somebody changed any of it since: their decision stands
 */
export async function undoTriage(context: TriageContext, payload: { suggestionId: string }): Promise<{ suggestion: SuggestionView }> {
  const { settings, suggestion, decision, issue, similar } = await loadDecidable(context, payload.suggestionId);
  if (decision === null || (decision.state !== 'applied' && decision.state !== 'undoing')) {
    throw new TriageError('STALE_SUGGESTION');
  }
  const remaining = stillThere(decision.changes, issue);
  // An undo that was cut short has taken back a part already, and finishes with the rest.
  if (decision.state === 'applied' && count(remaining) !== count(decision.changes)) {
    throw new TriageError('STALE_SUGGESTION', { details: { current: issue.priority } });
  }
  const { store, issueId } = context;
  const at = context.clock();
  await store.writeDecision(issueId, { ...decision, state: 'undoing', at }, suggestion.expiresAt);
  const change = toUndo(remaining);
  if (!isEmpty(change)) await context.jira.changeIssue(issueId, change);
  const undone = { ...decision, state: 'undone' as const, at };
  await Promise.all([store.writeDecision(issueId, undone, suggestion.expiresAt), recordQuietly(context, undoEvent(undone))]);
  return { suggestion: suggestionView(suggestion, undone, withoutChanges(issue, remaining), settings, similar) };
}
