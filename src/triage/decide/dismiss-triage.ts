import type { SuggestionView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { recordQuietly } from '../../statistics/record-quietly';
import { tell } from '../live/tell';
import { markQuietly } from '../mark/mark-quietly';
import type { StoredDecision } from '../suggestion/decision';
import { dismissEvent } from '../suggestion/decision-events';
import { stillThere } from '../suggestion/decision-state';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import { loadDecidable } from './load-decidable';
import { teachQuietly } from './teach-quietly';

/** Puts a suggestion aside for everybody on the issue. Nothing is written to Jira. */
export async function dismissTriage(context: TriageContext, payload: { suggestionId: string }): Promise<{ suggestion: SuggestionView }> {
  const loaded = await loadDecidable(context, payload.suggestionId);
  const { settings, suggestion, decision, issue, similar } = loaded;
  const { store, issueId, clock, random } = context;
  const dismissed: StoredDecision = { suggestionId: suggestion.id, state: 'dismissed', at: clock(), revision: random.id(), changes: [] };
  // An apply that was cut short or refused before it wrote anything is no decision.
  const isOpen = decision === null || (decision.state === 'applying' && stillThere(decision.changes, issue).length === 0);
  // One that is in progress is.
  if (isOpen && clock() < (decision?.busyUntil ?? 0)) throw new TriageError('STALE_SUGGESTION');
  if (isOpen) {
    const isMine =
      decision === null
        ? await store.createDecision(issueId, dismissed, suggestion.expiresAt)
        : await store.writeDecision(issueId, dismissed, decision, suggestion.expiresAt);
    if (!isMine) throw new TriageError('STALE_SUGGESTION');
    // Only now: whoever lost the race did not dismiss anything.
    await Promise.all([
      recordQuietly(context, dismissEvent(loaded, dismissed.at)),
      teachQuietly(context, loaded),
      markQuietly(context, settings, suggestion, dismissed),
      tell(context, 'dismissed'),
    ]);
  } else if (decision.state !== 'dismissed') {
    throw new TriageError('STALE_SUGGESTION');
  }
  return { suggestion: suggestionView(suggestion, isOpen ? dismissed : decision, issue, settings, similar) };
}
