import { issueTypeOf, priorityOf, statusOf } from '../lookup';
import { maySeeIssue } from '../permissions';
import type { IssueLinkState, IssueState } from '../state';
import type { View } from '../view';
import { issueAddress } from './issue-address';
import { issueTypeBean } from './issue-type';
import { priorityReference } from './priority';
import { statusBean } from './status';

export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

/** The link types that a new Jira has. */
export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

export function linkTypeBean(view: View, type: LinkType): Record<string, unknown> {
  return { ...type, self: `${view.api}/issueLinkType/${type.id}` };
}

/** The links of an issue, each with its other end; those to issues that the person may not see are left out. */
export function issueLinksOf(view: View, issue: IssueState): Record<string, unknown>[] {
  return (view.state.issueLinks ?? []).flatMap((link) => {
    const isSource = link.sourceId === issue.id;
    if (!isSource && link.targetId !== issue.id) return [];
    const other = findVisible(view, isSource ? link.targetId : link.sourceId);
    return other === undefined ? [] : [{ ...linkStart(view, link), [isSource ? 'outwardIssue' : 'inwardIssue']: linkedIssue(view, other) }];
  });
}

/** A link by itself: both ends. */
export function issueLinkBean(view: View, link: IssueLinkState, source: IssueState, target: IssueState): Record<string, unknown> {
  return { ...linkStart(view, link), inwardIssue: linkedIssue(view, source), outwardIssue: linkedIssue(view, target) };
}

/** The issue, unless it does not exist for the person. */
export function findVisible({ state, person }: View, id: string): IssueState | undefined {
  return state.issues.find((issue) => issue.id === id && maySeeIssue(state, person, issue));
}

function linkStart(view: View, { id, typeId }: IssueLinkState): Record<string, unknown> {
  const type = LINK_TYPES.find((candidate) => candidate.id === typeId);
  return { id, self: `${view.api}/issueLink/${id}`, ...(type === undefined ? {} : { type: linkTypeBean(view, type) }) };
}

function linkedIssue(view: View, issue: IssueState): Record<string, unknown> {
  return {
    id: issue.id,
    key: issue.key,
    self: issueAddress(view, issue),
    fields: {
      summary: issue.summary,
      status: statusBean(view, statusOf(view.state, issue)),
      priority: priorityReference(view, priorityOf(view.state, issue)),
      issuetype: issueTypeBean(view, issueTypeOf(view.state, issue)),
    },
  };
}
