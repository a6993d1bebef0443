import { z } from 'zod';
import { ok, type Call, type Reply } from '../call';
import { projectOf } from '../lookup';
import { hasGlobalPermission, hasPermissionIn, maySeeIssue, type PermissionDefinition } from '../permissions';
import { INVALID_PAYLOAD, refuse, refuseFields } from '../refusal';
import type { Person } from '../state';
import { readPermissions } from './my-permissions';

const ids = z
  .array(z.union([z.number(), z.string()]))
  .nullish()
  .transform((list) => (list ?? []).map(String));
const bodySchema = z.object({
  accountId: z.string().nullish(),
  globalPermissions: z
    .array(z.string())
    .nullish()
    .transform((list) => list ?? []),
  projectPermissions: z
    .array(z.object({ permissions: z.array(z.string()).min(1), projects: ids, issues: ids }))
    .nullish()
    .transform((list) => list ?? []),
});

/** `POST /permissions/check`: which of the named projects and issues each permission covers. Unknown ids are ignored. */
export function checkPermissions(call: Call): Reply {
  const body = bodySchema.safeParse(call.body);
  if (!body.success) throw refuse(400, INVALID_PAYLOAD);
  const person = subject(call, body.data.accountId ?? null);
  const global = readPermissions(body.data.globalPermissions);
  const misplaced = global.filter((definition) => definition.type !== 'GLOBAL');
  if (misplaced.length > 0) throw refuseFields(400, Object.fromEntries(misplaced.map(({ key }) => [key, 'Unrecognized permission'])));
  return ok({
    globalPermissions: global.filter(({ key }) => hasGlobalPermission(person, key)).map(({ key }) => key),
    projectPermissions: body.data.projectPermissions.flatMap((group) =>
      readPermissions(group.permissions).map((definition) => ({
        permission: definition.key,
        projects: grantedProjects(call, person, definition, group.projects),
        issues: grantedIssues(call, person, definition, group.issues),
      })),
    ),
  });
}

/** Someone else's permissions are for administrators. */
function subject(call: Call, accountId: string | null): Person | null {
  if (accountId === null || accountId === call.person?.accountId) return call.person;
  if (!hasGlobalPermission(call.person, 'ADMINISTER')) throw refuse(403, 'Only Jira administrators can perform this operation.');
  const person = call.state.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw refuse(400, `The user with the account ID '${accountId}' does not exist.`);
  return person;
}

function grantedProjects(call: Call, person: Person | null, definition: PermissionDefinition, wanted: readonly string[]): number[] {
  return call.state.projects
    .filter((project) => wanted.includes(project.id) && hasPermissionIn(person, project, definition))
    .map((project) => Number(project.id));
}

function grantedIssues(call: Call, person: Person | null, definition: PermissionDefinition, wanted: readonly string[]): number[] {
  return call.state.issues
    .filter((issue) => wanted.includes(issue.id) && maySeeIssue(call.state, person, issue))
    .filter((issue) => hasPermissionIn(person, projectOf(call.state, issue), definition))
    .map((issue) => Number(issue.id));
}
