import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { requireIssue, requireIssueWith } from '../lookup';
import { newId } from '../new-id';
import { refuse } from '../refusal';
import { issueAddress } from '../shape/issue-address';
import type { IssueState, RemoteLinkState } from '../state';

const bodySchema = z.object({
  globalId: z.string().max(255).nullish(),
  relationship: z.string().nullish(),
  object: z.looseObject({ url: z.string().min(1), title: z.string().min(1) }),
});
const MAY_NOT = 'You do not have the permission to link issues in this project.';

/** `GET /issue/{key}/remotelink`: all of them, or the one with `globalId`. */
export function getRemoteLinks(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const globalId = call.query.get('globalId');
  const links = issue.remoteLinks ?? [];
  if (globalId === null) return ok(links.map((link) => linkBean(call, issue, link)));
  const found = links.find((link) => link.globalId === globalId);
  if (found === undefined) throw refuse(404, `No remote issue link with global id '${globalId}' found on this issue.`);
  return ok(linkBean(call, issue, found));
}

/** `POST /issue/{key}/remotelink`: 201, or 200 when it replaces the one with the same global id. */
export function putRemoteLink(call: Call): Reply {
  const { issue } = requireIssueWith(call, 'LINK_ISSUES', MAY_NOT);
  const values = readLink(call);
  const before = issue.remoteLinks?.find((link) => values.globalId !== null && link.globalId === values.globalId);
  const link = { id: before?.id ?? newId(call.state), ...values };
  save(call, issue, [...(issue.remoteLinks ?? []).filter(({ id }) => id !== link.id), link]);
  return { status: before === undefined ? 201 : 200, body: { id: Number(link.id), self: linkAddress(call, issue, link.id) } };
}

/** `GET /issue/{key}/remotelink/{id}`. */
export function getRemoteLink(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  return ok(linkBean(call, issue, requireLink(call, issue)));
}

/** `PUT /issue/{key}/remotelink/{id}`: 204. */
export function updateRemoteLink(call: Call): Reply {
  const { issue } = requireIssueWith(call, 'LINK_ISSUES', MAY_NOT);
  Object.assign(requireLink(call, issue), readLink(call));
  call.changed();
  return { status: 204 };
}

/** `DELETE /issue/{key}/remotelink/{id}`: 204. */
export function deleteRemoteLink(call: Call): Reply {
  const { issue } = requireIssueWith(call, 'LINK_ISSUES', MAY_NOT);
  const { id } = requireLink(call, issue);
  save(
    call,
    issue,
    (issue.remoteLinks ?? []).filter((link) => link.id !== id),
  );
  return { status: 204 };
}

/** `DELETE /issue/{key}/remotelink?globalId=`: 204. */
export function deleteRemoteLinkByGlobalId(call: Call): Reply {
  const { issue } = requireIssueWith(call, 'LINK_ISSUES', MAY_NOT);
  const globalId = call.query.get('globalId') ?? '';
  const others = (issue.remoteLinks ?? []).filter((link) => link.globalId !== globalId);
  if (others.length === (issue.remoteLinks?.length ?? 0))
    throw refuse(404, `No remote issue link with global id '${globalId}' found on this issue.`);
  save(call, issue, others);
  return { status: 204 };
}

function save(call: Call, issue: IssueState, links: RemoteLinkState[]): void {
  issue.remoteLinks = links;
  call.changed();
}

function readLink(call: Call): Omit<RemoteLinkState, 'id'> {
  const { globalId = null, relationship = null, object } = readBody(call, bodySchema, ['application']);
  return { globalId, relationship, object };
}

function requireLink(call: Call, issue: IssueState): RemoteLinkState {
  const found = issue.remoteLinks?.find(({ id }) => id === call.params['id']);
  if (found === undefined) throw refuse(404, `No remote issue link with id '${call.params['id'] ?? ''}' found on this issue.`);
  return found;
}

function linkBean(call: Call, issue: IssueState, { id, globalId, relationship, object }: RemoteLinkState): Record<string, unknown> {
  return {
    id: Number(id),
    self: linkAddress(call, issue, id),
    ...(globalId === null ? {} : { globalId }),
    application: {},
    ...(relationship === null ? {} : { relationship }),
    object,
  };
}

function linkAddress(call: Call, issue: IssueState, id: string): string {
  return `${issueAddress(call, issue)}/remotelink/${id}`;
}
