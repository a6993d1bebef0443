import type { ActionAnswer } from '../../contract/action';
import { TriageError } from '../../contract/triage-error';
import { getPanel } from '../suggest/get-panel';
import { suggestTriage } from '../suggest/suggest-triage';
import type { TriageContext } from '../triage-context';

/** What an action works with: the issue is in its input. */
export type ActionContext = Omit<TriageContext, 'issueId' | 'project'>;

/** Whether people accepted the newest suggestion, so that asking again would only cost. */
async function isApplied({ store, issueId }: TriageContext): Promise<boolean> {
  const latest = await store.readLatest(issueId);
  return latest !== null && (await store.readDecision(issueId, latest.id))?.state === 'applied';
}

/**
 * The read-only action: the proposals for an issue, from the stored suggestion where nothing has changed since, and
 * within the budgets otherwise. Reading the issue as the person is what authorizes; nothing is written to Jira.
 * @param payload `language`: a locale, in whose language a model gives its reasons where the settings name none
 * @throws TriageError what a suggestion throws, but for `NOTHING_SUGGESTED`, which is an answer
 */
export async function answerAction(
  context: ActionContext,
  { issueKey: asked, language: locale }: { issueKey: string; language?: string | undefined },
): Promise<ActionAnswer> {
  const { id: issueId, key: issueKey, projectId, projectKey } = await context.jira.readIssue(asked);
  const own: TriageContext = { ...context, issueId, project: { id: projectId, key: projectKey } };
  try {
    if (await isApplied(own)) {
      const panel = await getPanel(own);
      const isShown = panel.kind === 'suggestion' && panel.suggestion.outcome.kind === 'applied';
      return isShown ? { issueKey, state: 'applied', suggestion: panel.suggestion } : { issueKey, state: 'nothing', because: 'triaged' };
    }
    const outcome = await suggestTriage(own, { again: false, locale });
    return outcome.status === 'ready' ? { issueKey, state: 'proposed', suggestion: outcome.suggestion } : { issueKey, state: 'pending' };
  } catch (error) {
    if (!(error instanceof TriageError) || error.code !== 'NOTHING_SUGGESTED') throw error;
    return { issueKey, state: 'nothing', because: 'nothing-suggested' };
  }
}
