import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { findIssue } from '../lookup';
import { maySeeIssue } from '../permissions';
import { issueFields, selectFields } from '../shape/issue';
import { issueAddress } from '../shape/issue-address';
import { editMetadata } from './edit-metadata';
import { wantsEditMetadata } from './expand-edit-metadata';

/** Jira's own bound on one request. */
const MOST_ISSUES = 100;

const bodySchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(MOST_ISSUES),
  fields: z.array(z.string()).default(['*navigable']),
  expand: z.array(z.string()).default([]),
});

/** `POST /issue/bulkfetch`, with `expand` of `editmeta`: by ascending id; what the person may not see is left out without a word. */
export function bulkFetch(call: Call): Reply {
  const { issueIdsOrKeys, fields, expand } = readBody(call, bodySchema, ['properties', 'fieldsByKeys']);
  const withEditMetadata = wantsEditMetadata(expand);
  const found = new Set(issueIdsOrKeys.map((keyOrId) => findIssue(call.state, keyOrId)));
  const issues = [...found]
    .filter((issue) => issue !== undefined)
    .filter((issue) => maySeeIssue(call.state, call.person, issue))
    .sort((one, other) => Number(one.id) - Number(other.id))
    .map((issue) => ({
      expand: '',
      id: issue.id,
      self: issueAddress(call, issue),
      key: issue.key,
      ...(withEditMetadata ? { editmeta: editMetadata(call, issue) } : {}),
      fields: selectFields(issueFields(call, issue), fields),
    }));
  return ok({ issues, issueErrors: [] });
}
