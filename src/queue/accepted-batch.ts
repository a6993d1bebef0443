import { takePoints } from '../budget/jira-points';
import type { AcceptedBatch } from '../contract/queue';
import type { BatchIssue } from '../contract/queue-payloads';
import { TriageError } from '../contract/triage-error';
import { pseudonym } from '../text/hash';
import { issueContext, type QueueContext } from './queue-context';

/** Issues that Jira gives at once. */
const MOST_AT_ONCE = 100;

/** By their pseudonym. */
async function person({ store, accountId }: QueueContext): Promise<string> {
  return pseudonym(await store.ensureInstallationSecret(), accountId);
}

/**
 * Remembers what this person is about to accept at once, in place of what they accepted so before. Whether they may decide
 * is asked about the first issue; each is checked by itself when it is written.
 * @throws TriageError `ISSUE_NOT_FOUND`, `NOT_PERMITTED`
 */
export async function noteBatch(context: QueueContext, { issues }: { issues: BatchIssue[] }): Promise<Record<string, never>> {
  const { store, project, clock } = context;
  const [first] = issues;
  if (first === undefined) return {};
  const issue = await issueContext(context, first.issueId).jira.readIssue(first.issueId);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  await store.writeBatch(project.id, await person(context), { at: clock(), issues });
  return {};
}

/** The keys of those issues of the project that this person may see, by their ids. Costs a point for each. */
async function readKeys(context: QueueContext, ids: string[]): Promise<Map<string, string>> {
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_each, part) =>
    ids.slice(part * MOST_AT_ONCE, (part + 1) * MOST_AT_ONCE),
  );
  if (parts.length > 0) await takePoints(context, ids.length + parts.length);
  const visible = (await Promise.all(parts.map((part) => context.jira.findVisible(part)))).flat();
  return new Map(visible.filter(({ projectId }) => projectId === context.project.id).map(({ id, key }) => [id, key]));
}

/**
 * What stands of the last batch of this person in this project, however it ended: what was written and is neither undone nor
 * out of this person's sight by now.
 * @throws TriageError `JIRA_BUSY` when the site's points of this hour are used up
 */
export async function getBatch(context: QueueContext): Promise<AcceptedBatch> {
  const { store, project } = context;
  const batch = await store.readBatch(project.id, await person(context));
  if (batch === null) return { at: null, issues: [] };
  const decisions = await Promise.all(batch.issues.map(({ issueId, suggestionId }) => store.readDecision(issueId, suggestionId)));
  const standing = batch.issues.filter((_issue, index) => decisions[index]?.state === 'applied');
  const keys = await readKeys(
    context,
    standing.map(({ issueId }) => issueId),
  );
  const issues = standing.flatMap((issue) => {
    const key = keys.get(issue.issueId);
    return key === undefined ? [] : [{ ...issue, key }];
  });
  return { at: issues.length === 0 ? null : new Date(batch.at).toISOString(), issues };
}
