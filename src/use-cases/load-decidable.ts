import type { Settings } from '../contract/settings';
import { TriageError } from '../errors/triage-error';
import type { IssueSnapshot, ResolvedIssue } from '../ports/jira-port';
import type { StoredDecision, StoredSuggestion } from '../ports/store-port';
import { readEvidence } from './read-evidence';
import type { TriageContext } from './triage-context';

export interface Decidable {
  settings: Settings;
  suggestion: StoredSuggestion;
  decision: StoredDecision | null;
  issue: IssueSnapshot;
  similar: ResolvedIssue[];
}

/**
 * Everything that a decision about a suggestion needs, read afresh and together.
 * @throws TriageError `STALE_SUGGESTION` when the suggestion is gone or withheld from this person, `NOT_PERMITTED` when the person may not edit
 */
export async function loadDecidable(context: TriageContext, suggestionId: string): Promise<Decidable> {
  const { store, issueId } = context;
  const [{ settings }, suggestion, decision, issue] = await Promise.all([
    store.readSettings(),
    store.readSuggestion(issueId, suggestionId),
    store.readDecision(issueId, suggestionId),
    context.jira.readIssue(issueId),
  ]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  if (suggestion === null) throw new TriageError('STALE_SUGGESTION');
  const similar = await readEvidence(context, suggestion);
  if (similar === null) throw new TriageError('STALE_SUGGESTION');
  return { settings, suggestion, decision, issue, similar };
}
