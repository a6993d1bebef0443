import { takePoints } from '../../budget/jira-points';
import type { PanelAnswers } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { toShown } from '../../issue/issue';
import { similarByProfile } from '../../providers/built-in/weigh-values';
import { cleanIssueText } from '../../text/clean-issue-text';
import type { TriageContext } from '../triage-context';

/** More than a handful is for a search. The issue itself may be among them. */
const MOST_SIMILAR = 6;

const NONE: PanelAnswers['findSimilar'] = { similar: [], linkedIds: [] };

/**
 * Past issues that read like this one, by what was learned of the project, as far as this person may see them. That two
 * issues read alike does not make them the same.
 * @throws TriageError `NOT_PERMITTED` for whoever may not edit the issue, `JIRA_BUSY` when the site's points of this hour are used up
 */
export async function findSimilar(context: TriageContext): Promise<PanelAnswers['findSimilar']> {
  const { jira, store, issueId } = context;
  const [issue, secret] = await Promise.all([jira.readIssueWithPeople(issueId), store.readInstallationSecret()]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  const head = secret === null ? null : await store.readProfileHead(issue.projectId);
  if (head === null || secret === null) return NONE;
  const similar = await store.readSimilar(issue.projectId, head.partsId);
  // Masked as when it was learned.
  const text = cleanIssueText(issue, { maskPersonalData: true, names: issue.people });
  const ids = (similarByProfile({ similar }, text, secret, MOST_SIMILAR) ?? []).filter((id) => id !== issue.id);
  if (ids.length === 0) return NONE;
  // Reading the links is a call for one issue.
  await takePoints(context, 2 + ids.length);
  const [found, links] = await Promise.all([jira.readResolved(ids), jira.readDuplicates(issueId)]);
  const linked = new Set(links.map(({ otherId }) => otherId));
  return { similar: found.map(toShown), linkedIds: found.map(({ id }) => id).filter((id) => linked.has(id)) };
}
