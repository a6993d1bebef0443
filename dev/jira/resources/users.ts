import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { refuse } from '../refusal';
import { page } from '../shape/page';
import { userBean } from '../shape/user';
import type { Person } from '../state';

/** `GET /user?accountId=`. */
export function getUser(call: Call): Reply {
  requirePerson(call);
  const accountId = call.query.get('accountId');
  if (accountId === null) throw refuse(400, 'The accountId query parameter needs to be provided.');
  return ok({ ...userBean(call, requireUser(call, accountId).accountId), ...membership(), expand: 'groups,applicationRoles' });
}

/** `GET /user/bulk?accountId=&accountId=`: those that exist. */
export function getUsers(call: Call): Reply {
  requirePerson(call);
  const ids = listParameter(call.query, 'accountId');
  if (ids.length === 0) throw refuse(400, 'The accountId query parameter needs to be provided.');
  const found = call.state.people.filter(({ accountId }) => ids.includes(accountId)).map(({ accountId }) => userBean(call, accountId));
  return ok(page(found, { query: call.query, address: `${call.api}/user/bulk`, size: 10, most: 200 }));
}

/** `GET /users` and `GET /users/search`: everybody, without names of groups. */
export function getAllUsers(call: Call): Reply {
  requirePerson(call);
  return ok(slice(call, call.state.people).map(({ accountId }) => userBean(call, accountId)));
}

/** `GET /user/groups`: this Jira has none. */
export function getUserGroups(call: Call): Reply {
  requirePerson(call);
  requireUser(call, call.query.get('accountId') ?? '');
  return ok([]);
}

/** What a user on its own tells more than one in an issue: this Jira has no groups, and no roles by application. */
export function membership(): Record<string, unknown> {
  const none = { size: 0, items: [] };
  return { groups: none, applicationRoles: none };
}

export function requireUser(call: Call, accountId: string): Person {
  const person = call.state.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
  return person;
}

/** A page of a list that has nothing around it. */
export function slice<Entry>({ query }: Call, entries: readonly Entry[]): Entry[] {
  return page(entries, { query, address: '', size: 50, most: 1_000 }).values;
}
