import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { findIssue, requireIssue } from '../lookup';
import { maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import { historyBean } from '../shape/history';

const idsSchema = z.object({ changelogIds: z.array(z.number()).min(1) });
const bulkSchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1_000),
  fieldIds: z.array(z.string()).max(10).nullish(),
  maxResults: z.number().int().min(1).max(10_000).default(1_000),
  nextPageToken: z.string().nullish(),
});

/** `POST /issue/{key}/changelog/list`: those of the named entries that the issue has. */
export function listChangelogs(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const ids = new Set(readBody(call, idsSchema).changelogIds.map(String));
  const entries = issue.history.filter(({ id }) => ids.has(id)).map((entry) => historyBean(call, entry));
  return ok({ startAt: 0, maxResults: entries.length, total: entries.length, histories: entries });
}

/** `POST /changelog/bulkfetch`: oldest first over all the issues, then grouped by issue; only changes of `fieldIds` where given. */
export function bulkFetchChangelogs(call: Call): Reply {
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = readBody(call, bulkSchema);
  const issues = new Set(issueIdsOrKeys.map((keyOrId) => findIssue(call.state, keyOrId)));
  const entries = [...issues]
    .filter((issue) => issue !== undefined && maySeeIssue(call.state, call.person, issue))
    .flatMap((issue) => (issue?.history ?? []).map((entry) => ({ issueId: issue?.id ?? '', entry })))
    .filter(({ entry }) => (fieldIds ?? []).length === 0 || entry.items.some(({ fieldId }) => fieldIds?.includes(fieldId)))
    .sort((one, other) => one.entry.created - other.entry.created || Number(one.issueId) - Number(other.issueId));
  const start = readToken(nextPageToken ?? '0');
  const shown = entries.slice(start, start + maxResults);
  const end = start + shown.length;
  const issueIds = [...new Set(shown.map(({ issueId }) => issueId))];
  const issueChangeLogs = issueIds.map((issueId) => ({
    issueId,
    changeHistories: shown.filter((one) => one.issueId === issueId).map(({ entry }) => historyBean(call, entry)),
  }));
  return ok({ issueChangeLogs, ...(end < entries.length ? { nextPageToken: String(end) } : {}) });
}

function readToken(token: string): number {
  if (!/^\d{1,9}$/.test(token)) throw refuse(400, 'The provided next page token is invalid or expired.');
  return Number(token);
}
