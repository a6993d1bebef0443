import { ok, type Call, type Reply } from '../call';
import { searchByJql } from '../jql/search';
import { maySeeIssue } from '../permissions';
import type { IssueState } from '../state';

const MOST_SUGGESTIONS = 20;

/** `GET /issue/picker`: issues of the current query whose key or summary holds the text. Nobody has a history here. */
export function pickIssues(call: Call): Reply {
  const { query } = call;
  const text = (query.get('query') ?? '').toLowerCase();
  const except = query.get('currentIssueKey');
  const projectId = query.get('currentProjectId');
  const found = candidates(call)
    .filter(({ key, summary }) => `${key}\n${summary}`.toLowerCase().includes(text))
    .filter((issue) => issue.key !== except && (projectId === null || issue.projectId === projectId));
  const issues = found
    .slice(0, MOST_SUGGESTIONS)
    .map(({ id, key, summary }) => ({ id: Number(id), key, keyHtml: key, img: '', summary: escapeHtml(summary), summaryText: summary }));
  const history = { label: 'History Search', id: 'hs', sub: 'Showing 0 of 0 matching issues', issues: [] };
  const current = { label: 'Current Search', id: 'cs', sub: `Showing ${issues.length} of ${found.length} matching issues`, issues };
  return ok({ sections: query.has('currentJQL') ? [history, current] : [history] });
}

function candidates(call: Call): IssueState[] {
  const jql = call.query.get('currentJQL') ?? '';
  if (jql.trim() !== '') return searchByJql(call, jql);
  return call.state.issues.filter((issue) => maySeeIssue(call.state, call.person, issue));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
