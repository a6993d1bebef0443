import { toShown, type ResolvedIssue } from '../../../issue/issue';
import type { StoredSuggestion } from '../../suggestion/suggestion';
import type { TriageContext } from '../../triage-context';

/**
 * The issues that a stored suggestion rests on, read again as this person. Null when the person may
 * not see all of them: its reasons are then not for them, and the suggestion is withheld.
 */
export async function readEvidence(context: TriageContext, suggestion: StoredSuggestion): Promise<ResolvedIssue[] | null> {
  const { evidenceIds } = suggestion;
  if (evidenceIds.length === 0) return [];
  const found = await context.jira.readResolved(evidenceIds);
  return found.length === evidenceIds.length ? found.map(toShown) : null;
}
