import { z } from 'zod';
import { readBody } from '../body';
import { ok, requirePerson, type Call, type Reply } from '../call';
import { findIssue, projectOf, requireIssue } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import { userBean } from '../shape/user';
import { votesReference, watchesReference } from '../shape/votes-and-watches';
import type { IssueState, Person } from '../state';

const watchingSchema = z.object({ issueIds: z.array(z.string()) });

/** `GET /issue/{key}/votes`. */
export function getVotes(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  return ok({ ...votesReference(call, issue), voters: (issue.voterAccountIds ?? []).map((accountId) => userBean(call, accountId)) });
}

/** `POST /issue/{key}/votes`: 204. Nobody votes for an issue that they reported or that is resolved. */
export function addVote(call: Call): Reply {
  const { issue, person } = requireVoter(call);
  issue.voterAccountIds = [...new Set([...(issue.voterAccountIds ?? []), person.accountId])];
  call.changed();
  return { status: 204 };
}

/** `DELETE /issue/{key}/votes`: 204. */
export function removeVote(call: Call): Reply {
  const { issue, person } = requireVoter(call);
  issue.voterAccountIds = (issue.voterAccountIds ?? []).filter((accountId) => accountId !== person.accountId);
  call.changed();
  return { status: 204 };
}

/** `GET /issue/{key}/watchers`. */
export function getWatchers(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const watchers = (issue.watcherAccountIds ?? []).map((accountId) => userBean(call, accountId));
  return ok({ ...watchesReference(call, issue), watchers });
}

/** `POST /issue/{key}/watchers`: the body is an account id, or nothing for the person who asks. 204. */
export function addWatcher(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const accountId = requireWatcher(call, issue, call.body);
  issue.watcherAccountIds = [...new Set([...(issue.watcherAccountIds ?? []), accountId])];
  call.changed();
  return { status: 204 };
}

/** `DELETE /issue/{key}/watchers`: 204. */
export function removeWatcher(call: Call): Reply {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const accountId = requireWatcher(call, issue, call.query.get('accountId') ?? undefined);
  issue.watcherAccountIds = (issue.watcherAccountIds ?? []).filter((other) => other !== accountId);
  call.changed();
  return { status: 204 };
}

/** `POST /issue/watching`: whether the person watches each of the issues; false for those that they may not see. */
export function isWatching(call: Call): Reply {
  const person = requirePerson(call);
  const entries = readBody(call, watchingSchema).issueIds.map((id): [string, boolean] => {
    const issue = findIssue(call.state, id);
    const isMine = issue !== undefined && maySeeIssue(call.state, person, issue) && issue.watcherAccountIds?.includes(person.accountId);
    return [id, isMine === true];
  });
  return ok({ issuesIsWatching: Object.fromEntries(entries) });
}

function requireVoter(call: Call): { issue: IssueState; person: Person } {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  if (issue.reporterAccountId === person.accountId) throw refuse(404, 'You cannot vote for an issue you have reported.');
  if (issue.resolved !== null) throw refuse(404, 'You cannot vote or change your vote on resolved issues.');
  return { issue, person };
}

/** Others are for those who manage watchers. */
function requireWatcher(call: Call, issue: IssueState, wanted: unknown): string {
  const person = requirePerson(call);
  const accountId = wanted === undefined || wanted === '' ? person.accountId : wanted;
  const found = call.state.people.find((candidate) => candidate.accountId === accountId);
  if (found === undefined) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
  if (found.accountId !== person.accountId && !hasProjectPermission(person, projectOf(call.state, issue), 'MANAGE_WATCHERS')) {
    throw refuse(403, 'You do not have permission to manage the watcher list.');
  }
  return found.accountId;
}
