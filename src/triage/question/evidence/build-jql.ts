import { latePattern } from '../../../text/late-pattern';

/** A search word as it may stand in a query: nothing else can come from {@link searchWords}, and nothing else is let through. */
const searchWord = latePattern(String.raw`^[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,39}$`, 'u');
const PROJECT_ID = /^\d{1,19}$/;

/** Which issues of a project: those that people have resolved, or those that still wait. */
export type SearchedIssues = 'resolved' | 'open';

const STATES: Record<SearchedIssues, string> = { resolved: 'statusCategory = Done', open: 'statusCategory != Done' };

/**
 * JQL for issues of one project whose summaries hold any of the words. Quoted words of letters, their
 * marks and digits cannot end the quotes or change the query's structure, and the parentheses keep OR inside
 * the project. Null when there is nothing to search by.
 */
export function buildWordsJql(projectId: string, words: string[], which: SearchedIssues = 'resolved'): string | null {
  const safe = words.filter((word) => searchWord().test(word));
  if (safe.length === 0 || !PROJECT_ID.test(projectId)) return null;
  return `project = ${projectId} AND ${STATES[which]} AND (${safe.map((word) => `summary ~ "${word}"`).join(' OR ')})`;
}
