import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import type { IssueWithPeople, ResolvedIssue } from '../../issue/issue';
import { readEffectiveSettings, settingsInProject } from '../../settings/read-effective-settings';
import { readEvidence } from '../question/evidence/read-evidence';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredSuggestion } from '../suggestion/suggestion';
import type { TriageContext } from '../triage-context';

export interface Decidable {
  site: Settings;
  /** In force for this issue: with its project's own in them. */
  settings: Settings;
  suggestion: StoredSuggestion;
  decision: StoredDecision | null;
  /** With the names that were masked when it was asked about, so that a lesson is about the same text. */
  issue: IssueWithPeople;
  similar: ResolvedIssue[];
}

/**
 * Everything that a decision about a suggestion needs, read afresh and together.
 * @throws TriageError `STALE_SUGGESTION` when the suggestion is gone or withheld from this person, `NOT_PERMITTED` when the person may not edit
 */
export async function loadDecidable(context: TriageContext, suggestionId: string): Promise<Decidable> {
  const { store, issueId } = context;
  const [read, suggestion, decision, issue] = await Promise.all([
    readEffectiveSettings(context, context.project?.id ?? null),
    store.readSuggestion(issueId, suggestionId),
    store.readDecision(issueId, suggestionId),
    context.jira.readIssueWithPeople(issueId),
  ]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  if (suggestion === null) throw new TriageError('STALE_SUGGESTION');
  const similar = await readEvidence(context, suggestion);
  if (similar === null) throw new TriageError('STALE_SUGGESTION');
  const { site, settings } = await settingsInProject(context, read, issue.projectId);
  return { site, settings, suggestion, decision, issue, similar };
}
