import { z } from 'zod';
import { ok, type Call, type Reply } from '../call';
import { findIssue } from '../lookup';
import { maySeeIssue } from '../permissions';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import { issueAddress, issueFields, selectFields } from '../shape/issue';

/** Jira's own bound on one request. */
const MOST_ISSUES = 100;

const bodySchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(MOST_ISSUES),
  fields: z.array(z.string()).default(['*navigable']),
});

/** `POST /issue/bulkfetch`: by ascending id; what the person may not see is left out without a word. */
export function bulkFetch(call: Call): Reply {
  const body = bodySchema.safeParse(call.body);
  if (!body.success) throw refuse(400, INVALID_PAYLOAD);
  const found = new Set(body.data.issueIdsOrKeys.map((keyOrId) => findIssue(call.state, keyOrId)));
  const issues = [...found]
    .filter((issue) => issue !== undefined)
    .filter((issue) => maySeeIssue(call.state, call.person, issue))
    .sort((one, other) => Number(one.id) - Number(other.id))
    .map((issue) => ({
      expand: '',
      id: issue.id,
      self: issueAddress(call.state, issue),
      key: issue.key,
      fields: selectFields(issueFields(call.state, issue), body.data.fields),
    }));
  return ok({ issues, issueErrors: [] });
}
