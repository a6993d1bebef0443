import { route } from '@forge/api';
import type * as z from 'zod/mini';
import { TriageError } from '../../contract/triage-error';
import type { DuplicateLink, IssueLinkPort } from '../../issue/issue-link-port';
import { read, refusal, request, unlessRefused } from './jira-requests';
import { issueLinksShape, linksShape, linkTypesShape } from './jira-shapes';

type LinkType = z.infer<ReturnType<typeof linkTypesShape>>['issueLinkTypes'][number];

/**
 * A new Jira calls the type `Duplicate`, with the outward words `duplicates`. Administrators may rename one or the other;
 * a type of which neither is left is another type.
 */
function isDuplicate({ name, outward }: LinkType): boolean {
  return name.trim().toLowerCase() === 'duplicate' || outward.trim().toLowerCase() === 'duplicates';
}

/** The links between duplicates among an issue's links, as its field has them; where links are switched off, issues have no such field. */
export function findDuplicates(issuelinks: unknown): DuplicateLink[] {
  const links = linksShape().safeParse(issuelinks);
  return (links.data ?? []).flatMap(({ id, type, inwardIssue, outwardIssue }) => {
    const other = outwardIssue ?? inwardIssue;
    return other === undefined || !isDuplicate(type) ? [] : [{ id, otherId: other.id }];
  });
}

/** Jira answers 404 where links are switched off. */
async function findType(): Promise<LinkType> {
  const types = await unlessRefused(read(route`/rest/api/3/issueLinkType`, linkTypesShape), ['ISSUE_NOT_FOUND']);
  const type = types?.issueLinkTypes.find(isDuplicate);
  if (type === undefined) throw new TriageError('LINKS_NOT_AVAILABLE');
  return type;
}

/** Links between duplicates, by Jira Cloud's REST API v3. They need the scopes `read:jira-work` and `write:jira-work`. */
export function createIssueLinks(): IssueLinkPort {
  return {
    async readDuplicates(issueId) {
      const { fields } = await read(route`/rest/api/3/issue/${issueId}?fields=issuelinks`, issueLinksShape);
      return findDuplicates(fields.issuelinks);
    },
    async linkDuplicate(issueId, otherId) {
      const type = await findType();
      // The inward issue is the one that shows the outward words, against what their names suggest: it duplicates the other.
      const body = JSON.stringify({ type: { id: type.id }, inwardIssue: { id: issueId }, outwardIssue: { id: otherId } });
      const answer = await request(route`/rest/api/3/issueLink`, { method: 'POST', body });
      if (answer.ok) return;
      // Both issues were read a moment ago. 413: one of them has as many links as it may have.
      if ([400, 404, 413].includes(answer.status)) throw new TriageError('LINKS_NOT_AVAILABLE', { details: { status: answer.status } });
      throw refusal(answer);
    },
    async removeLink(linkId) {
      const answer = await request(route`/rest/api/3/issueLink/${linkId}`, { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw refusal(answer);
    },
  };
}
