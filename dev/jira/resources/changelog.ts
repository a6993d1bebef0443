import { ok, type Call, type Reply } from '../call';
import { requireIssue } from '../lookup';
import { historyBean } from '../shape/history';
import { issueAddress } from '../shape/issue-address';
import { page } from '../shape/page';

/** `GET /issue/{key}/changelog`, oldest first. */
export function getChangelog(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const entries = issue.history.map((entry) => historyBean(call, entry));
  return ok(page(entries, { query: call.query, address: `${issueAddress(call, issue)}/changelog`, size: 100 }));
}
