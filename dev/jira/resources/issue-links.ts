import { z } from 'zod';
import { readBody } from '../body';
import { ok, requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue } from '../lookup';
import { newId } from '../new-id';
import { hasProjectPermission } from '../permissions';
import { refuse } from '../refusal';
import { findVisible, issueLinkBean, LINK_TYPES, linkTypeBean } from '../shape/issue-link';
import type { IssueLinkState, IssueState, Person } from '../state';

const end = z.object({ key: z.string().optional(), id: z.union([z.string(), z.number()]).transform(String).optional() });
const bodySchema = z.object({
  type: z.object({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: end,
  outwardIssue: end,
});

/** `POST /issueLink`: the inward issue does to the outward one what the type's outward words say. 201 without a body. */
export function linkIssues(call: Call): Reply {
  const person = requirePerson(call);
  const { type, inwardIssue, outwardIssue } = readBody(call, bodySchema, ['comment']);
  const known = LINK_TYPES.find(({ id, name }) => (type.id === undefined ? name === type.name : id === type.id));
  if (known === undefined) throw refuse(404, `No issue link type with name '${type.name ?? type.id ?? ''}' found.`);
  const source = requireIssue(call, inwardIssue.id ?? inwardIssue.key ?? '');
  const target = requireIssue(call, outwardIssue.id ?? outwardIssue.key ?? '');
  requireMayLink(call, person, source);
  const { state } = call;
  const links = state.issueLinks ?? [];
  const isThere = links.some((link) => link.typeId === known.id && link.sourceId === source.id && link.targetId === target.id);
  if (!isThere) {
    state.issueLinks = [...links, { id: newId(state), typeId: known.id, sourceId: source.id, targetId: target.id }];
    call.changed();
  }
  return { status: 201 };
}

/** `GET /issueLink/{id}`: for those who may see both ends. */
export function getIssueLink(call: Call): Reply {
  const { link, source, target } = requireLink(call);
  return ok(issueLinkBean(call, link, source, target));
}

/** `DELETE /issueLink/{id}`: 204. */
export function deleteIssueLink(call: Call): Reply {
  const person = requirePerson(call);
  const { link, source } = requireLink(call);
  requireMayLink(call, person, source);
  call.state.issueLinks = (call.state.issueLinks ?? []).filter(({ id }) => id !== link.id);
  call.changed();
  return { status: 204 };
}

/** `GET /issueLinkType`. */
export function getLinkTypes(call: Call): Reply {
  return ok({ issueLinkTypes: LINK_TYPES.map((type) => linkTypeBean(call, type)) });
}

/** `GET /issueLinkType/{id}`. */
export function getLinkType(call: Call): Reply {
  const type = LINK_TYPES.find(({ id }) => id === call.params['id']);
  if (type === undefined) throw refuse(404, `No issue link type with id '${call.params['id'] ?? ''}' found.`);
  return ok(linkTypeBean(call, type));
}

function requireLink(call: Call): { link: IssueLinkState; source: IssueState; target: IssueState } {
  const link = call.state.issueLinks?.find(({ id }) => id === call.params['id']);
  const source = link === undefined ? undefined : findVisible(call, link.sourceId);
  const target = link === undefined ? undefined : findVisible(call, link.targetId);
  if (link === undefined || source === undefined || target === undefined) {
    throw refuse(404, `No issue link with id '${call.params['id'] ?? ''}' exists.`);
  }
  return { link, source, target };
}

function requireMayLink(call: Call, person: Person, issue: IssueState): void {
  if (hasProjectPermission(person, projectOf(call.state, issue), 'LINK_ISSUES')) return;
  throw refuse(401, 'You do not have the permission to link issues in this project.');
}
