import { takePoints } from '../../budget/jira-points';
import type { AlikeIssues, AlikeIssueView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { toShown, type FoundIssue, type IssueWithPeople } from '../../issue/issue';
import { similarByProfile } from '../../providers/built-in/weigh-values';
import { cleanIssueText, type CleanIssueText } from '../../text/clean-issue-text';
import { stemmedWordsOf, stemsOf } from '../../text/words';
import { buildWordsJql } from '../question/evidence/build-jql';
import { rankSimilar } from '../question/evidence/rank-similar';
import { searchWords } from '../question/evidence/search-words';
import type { TriageContext } from '../triage-context';

/** More than a handful is for a search. The issue itself may be among them. */
const MOST_SIMILAR = 6;

/** Jira charges a search by its results. Those that hold most of the words come first. */
const MOST_SEARCHED = 25;

/** Reading the issue, and its links. */
const CALLS = 2;

/** More words than these say no more of why two issues read alike. */
const MOST_SHARED = 5;

/** The words that say something, of the issue's text and of the other's summary. */
function sharedWords(text: CleanIssueText, summary: string): string[] {
  const theirs = new Set(stemsOf(summary));
  const byStem = new Map<string, string>();
  for (const { word, stem, isTelling } of stemmedWordsOf(`${text.summary}\n${text.description}`)) {
    if (isTelling && theirs.has(stem) && !byStem.has(stem)) byStem.set(stem, word);
  }
  return [...byStem.values()].slice(0, MOST_SHARED);
}

/** The ids of past issues that read like this one, by what was learned of the project; none where nothing was. */
async function pastIds({ store }: TriageContext, issue: IssueWithPeople, text: CleanIssueText): Promise<string[]> {
  const [secret, head] = await Promise.all([store.readInstallationSecret(), store.readProfileHead(issue.projectId)]);
  if (head === null || secret === null) return [];
  const similar = await store.readSimilar(issue.projectId, head.partsId);
  return (similarByProfile({ similar }, text, secret, MOST_SIMILAR) ?? []).filter((id) => id !== issue.id);
}

/**
 * Issues that read like this one, as far as this person may see them: resolved ones, by what was learned of the project, and
 * open ones, by one search for the words. Restricted issues are never among them. That two issues read alike does not make them the same.
 * @throws TriageError `NOT_PERMITTED` for whoever may not edit the issue, `JIRA_BUSY` when the site's points of this hour are used up
 */
export async function findSimilar(context: TriageContext): Promise<AlikeIssues> {
  const { jira, issueId } = context;
  const issue = await jira.readIssueWithPeople(issueId);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  // Masked as when it was learned.
  const text = cleanIssueText(issue, { maskPersonalData: true, names: issue.people });
  const ids = await pastIds(context, issue, text);
  const jql = buildWordsJql(issue.projectId, searchWords(text.summary, text.description), 'open');
  await takePoints(context, CALLS + ids.length + (jql === null ? 0 : 1 + MOST_SEARCHED));
  const [past, waiting, links] = await Promise.all([
    jira.readResolved(ids),
    jql === null ? [] : jira.searchByWords(jql, MOST_SEARCHED),
    jira.readDuplicates(issueId),
  ]);
  // Of restricted issues nothing is learned either, and a panel is looked at by more eyes than its reader's.
  const others = waiting.filter(({ id, hasSecurityLevel }) => id !== issue.id && !hasSecurityLevel);
  const toView = (found: FoundIssue): AlikeIssueView => ({ ...toShown(found), shared: sharedWords(text, found.summary) });
  const open = rankSimilar(text, others, MOST_SIMILAR - 1).map(toView);
  const similar = past.map(toView);
  const linked = new Set(links.map(({ otherId }) => otherId));
  return { open, similar, linkedIds: [...open, ...similar].map(({ id }) => id).filter((id) => linked.has(id)) };
}
