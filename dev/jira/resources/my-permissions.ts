import { z } from 'zod';
import { readBody } from '../body';
import { listParameter, ok, type Call, type Reply } from '../call';
import { projectOf, requireIssue, requireProject } from '../lookup';
import { findPermission, hasPermissionAnywhere, hasPermissionIn, type PermissionDefinition } from '../permissions';
import { refuse, refuseFields } from '../refusal';

const permittedSchema = z.object({ permissions: z.array(z.string()).min(1) });

/** `GET /mypermissions`: globally, in a project, or on an issue. Anonymous visitors hold nothing. */
export function getMyPermissions(call: Call): Reply {
  const keys = listParameter(call.query, 'permissions');
  if (keys.length === 0) throw refuse(400, "The 'permissions' query parameter is required.");
  const holds = holder(call);
  const permissions = readPermissions(keys).map((definition): [string, unknown] => [
    definition.key,
    { ...definition, havePermission: holds(definition) },
  ]);
  return ok({ permissions: Object.fromEntries(permissions) });
}

/** `POST /permissions/project`: where the person holds all of the named permissions. */
export function getPermittedProjects(call: Call): Reply {
  const permissions = readPermissions(readBody(call, permittedSchema).permissions);
  const projects = call.state.projects.filter((project) =>
    permissions.every((permission) => hasPermissionIn(call.person, project, permission)),
  );
  return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
}

/** The definitions, or Jira's 400 that names each unknown key. */
export function readPermissions(keys: readonly string[]): PermissionDefinition[] {
  const unknown = keys.filter((key) => findPermission(key) === undefined);
  if (unknown.length > 0) throw refuseFields(400, Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  return keys.flatMap((key) => findPermission(key) ?? []);
}

/** The most specific context that the query names decides. */
function holder(call: Call): (definition: PermissionDefinition) => boolean {
  const issue = call.query.get('issueKey') ?? call.query.get('issueId');
  if (issue !== null) {
    const project = projectOf(call.state, requireIssue(call, issue));
    return (definition) => hasPermissionIn(call.person, project, definition);
  }
  const key = call.query.get('projectKey') ?? call.query.get('projectId');
  if (key !== null) {
    const project = requireProject(call, key);
    return (definition) => hasPermissionIn(call.person, project, definition);
  }
  return (definition) => hasPermissionAnywhere(call.state, call.person, definition);
}
