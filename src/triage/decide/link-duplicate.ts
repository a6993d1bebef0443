import { TriageError } from '../../contract/triage-error';
import type { DuplicateLink } from '../../issue/issue-link-port';
import type { TriageContext } from '../triage-context';
import { assertTimeToWrite } from './write-change';

/** The link between the two, in whichever direction. */
async function findLink({ jira, issueId }: TriageContext, otherId: string): Promise<DuplicateLink | undefined> {
  return (await jira.readDuplicates(issueId)).find((link) => link.otherId === otherId);
}

/** Both issues as this person sees them, which authorizes. Likely duplicates are looked for within a project, and linked there alone. */
async function assertBothOfProject({ jira, issueId }: TriageContext, otherId: string): Promise<void> {
  const [issue, other] = await Promise.all([jira.readIssue(issueId), jira.readIssue(otherId)]);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  if (other.id === issue.id || other.projectId !== issue.projectId) throw new TriageError('ISSUE_NOT_FOUND');
}

/**
 * Says in Jira that the issue duplicates another one, as the person, who clicked. A link that is there already, of either
 * direction, stays as it is: `isNew` is false then, and there is nothing to undo.
 * @throws TriageError `NOT_PERMITTED`, `ISSUE_NOT_FOUND`, `LINKS_NOT_AVAILABLE`
 */
export async function linkDuplicate(
  context: TriageContext,
  { duplicateOf }: { duplicateOf: string },
): Promise<{ linkId: string | null; isNew: boolean }> {
  await assertBothOfProject(context, duplicateOf);
  const known = await findLink(context, duplicateOf);
  if (known !== undefined) return { linkId: known.id, isNew: false };
  assertTimeToWrite(context);
  await context.jira.linkDuplicate(context.issueId, duplicateOf);
  // Jira does not tell the link's id. Without it the link stands all the same, and can be removed in Jira.
  const made = await findLink(context, duplicateOf).catch(() => undefined);
  return { linkId: made?.id ?? null, isNew: true };
}

/** Takes such a link back. Any other link of the issue stays, whatever id is named. @throws TriageError `NOT_PERMITTED`, `ISSUE_NOT_FOUND` */
export async function unlinkDuplicate(
  context: TriageContext,
  { duplicateOf, linkId }: { duplicateOf: string; linkId: string },
): Promise<Record<string, never>> {
  await assertBothOfProject(context, duplicateOf);
  const link = await findLink(context, duplicateOf);
  if (link?.id === linkId) await context.jira.removeLink(linkId);
  return {};
}
