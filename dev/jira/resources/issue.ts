import { listParameter, ok, type Call, type Reply } from '../call';
import { fieldName, FIELDS } from '../fields';
import { requireIssue } from '../lookup';
import { historyBean } from '../shape/history';
import { issueFields, selectFields } from '../shape/issue';
import { issueAddress } from '../shape/issue-address';
import type { IssueState } from '../state';
import { editMetadata } from './edit-metadata';
import { transitionsOf } from './transitions';

const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** `GET /issue/{key}` with `fields` and `expand=editmeta,changelog,names,schema,transitions`. */
export function getIssue(call: Call): Reply {
  return ok(issueBean(call, requireIssue(call, call.params['key'] ?? '')));
}

/** The issue as the query of this request wants it. */
export function issueBean(call: Call, issue: IssueState): Record<string, unknown> {
  const expand = new Set(listParameter(call.query, 'expand'));
  const fields = selectFields(issueFields(call, issue), listParameter(call.query, 'fields'));
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: issueAddress(call, issue),
    key: issue.key,
    ...(expand.has('names') ? { names: Object.fromEntries(Object.keys(fields).map((id) => [id, fieldName(id)])) } : {}),
    ...(expand.has('schema') ? { schema: schemaOf(Object.keys(fields)) } : {}),
    ...(expand.has('transitions') ? { transitions: transitionsOf(call, issue) } : {}),
    ...(expand.has('editmeta') ? { editmeta: editMetadata(call, issue) } : {}),
    ...(expand.has('changelog') ? { changelog: changelogOf(call, issue) } : {}),
    fields,
  };
}

function schemaOf(ids: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(FIELDS.filter(({ id }) => ids.includes(id)).map(({ id, schema }) => [id, schema]));
}

/** Expanded changelogs come newest first, unlike the changelog's own resource. */
function changelogOf(call: Call, issue: IssueState): Record<string, unknown> {
  const histories = issue.history.map((entry) => historyBean(call, entry)).reverse();
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}
