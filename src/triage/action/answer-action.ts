import type { ActionAnswer } from '../../contract/action';
import type { SuggestionView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import type { IssueWithPeople } from '../../issue/issue';
import { missingSettings } from '../../settings/missing-settings';
import { readEffectiveSettings } from '../../settings/read-effective-settings';
import { assertMayTriage } from '../question/assert-may-triage';
import { readEvidence } from '../question/evidence/read-evidence';
import { cleanTicket, issueHashOf } from '../question/prepare-question';
import { getPanel } from '../suggest/get-panel';
import { suggestTriage } from '../suggest/suggest-triage';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredSuggestion } from '../suggestion/suggestion';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';

/** What an action works with: the issue is in its input. */
export type ActionContext = Omit<TriageContext, 'issueId' | 'project'>;

/** What is stored about an issue, by the newest suggestion. */
interface Stored {
  suggestion: StoredSuggestion | null;
  decision: StoredDecision | null;
}

async function readStored({ store, issueId }: TriageContext): Promise<Stored> {
  const latest = await store.readLatest(issueId);
  if (latest === null) return { suggestion: null, decision: null };
  const [suggestion, decision] = await Promise.all([store.readSuggestion(issueId, latest.id), store.readDecision(issueId, latest.id)]);
  return { suggestion, decision };
}

/**
 * The stored suggestion as it is now, where it is about the same issue still and this person may see what it rests on, in
 * whichever language it was asked for and whether similar issues were looked for or not. It takes nothing out of any budget, and
 * what people decided stays. Null: it has to be asked for.
 */
async function readReady(context: TriageContext, issue: IssueWithPeople, { suggestion, decision }: Stored): Promise<SuggestionView | null> {
  if (suggestion === null || decision?.state === 'applying' || decision?.state === 'undoing') return null;
  const { settings } = await readEffectiveSettings(context, issue.projectId);
  const isSame = suggestion.issueHash === issueHashOf(cleanTicket(issue, settings), settings);
  if (!isSame || missingSettings(settings, issue.projectKey).length > 0) return null;
  assertMayTriage(issue, settings);
  const similar = await readEvidence(context, suggestion);
  return similar === null ? null : suggestionView(suggestion, decision, issue, settings, similar);
}

function answerOf(issueKey: string, suggestion: SuggestionView): ActionAnswer {
  return { issueKey, state: suggestion.outcome.kind === 'open' ? 'proposed' : 'dismissed', suggestion };
}

/**
 * The read-only action: the proposals for an issue, from the stored suggestion where nothing has changed since, and
 * within the budgets otherwise. Reading the issue as the person is what authorizes; nothing is written to Jira, and what
 * people decided stays as it is.
 * @param payload `language`: a locale, in whose language a model gives its reasons where the settings name none
 * @throws TriageError what a suggestion throws, but for `NOTHING_SUGGESTED`, which is an answer
 */
export async function answerAction(
  context: ActionContext,
  { issueKey: asked, language: locale }: { issueKey: string; language?: string | undefined },
): Promise<ActionAnswer> {
  const issue = await context.jira.readIssueWithPeople(asked);
  const { id: issueId, key: issueKey, projectId, projectKey } = issue;
  // It has just been read, by whatever key it is known.
  const jira: TriageContext['jira'] = { ...context.jira, readIssue: async () => issue, readIssueWithPeople: async () => issue };
  const own: TriageContext = { ...context, jira, issueId, project: { id: projectId, key: projectKey } };
  try {
    const stored = await readStored(own);
    // Asking again would only cost.
    if (stored.decision?.state === 'applied') {
      const panel = await getPanel(own);
      const isShown = panel.kind === 'suggestion' && panel.suggestion.outcome.kind === 'applied';
      return isShown ? { issueKey, state: 'applied', suggestion: panel.suggestion } : { issueKey, state: 'nothing', because: 'triaged' };
    }
    const ready = await readReady(own, issue, stored);
    if (ready !== null) return answerOf(issueKey, ready);
    const outcome = await suggestTriage(own, { again: false, locale, reopens: false });
    return outcome.status === 'ready' ? answerOf(issueKey, outcome.suggestion) : { issueKey, state: 'pending' };
  } catch (error) {
    if (!(error instanceof TriageError) || error.code !== 'NOTHING_SUGGESTED') throw error;
    return { issueKey, state: 'nothing', because: 'nothing-suggested' };
  }
}
