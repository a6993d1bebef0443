import { ok, requirePerson, type Call, type Reply } from '../call';
import { requireProject } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { refuse } from '../refusal';
import { issueTypeBean } from '../shape/issue-type';
import { page } from '../shape/page';
import { RESOLUTION, resolutionBean } from '../shape/resolution';
import type { IssueTypeState, ProjectState } from '../state';

/** `GET /issuetype`: the site's own, and those of team-managed projects that the person may browse. */
export function getIssueTypes(call: Call): Reply {
  return ok(visible(call).map((type) => issueTypeBean(call, type)));
}

/** `GET /issuetype/{id}`. */
export function getIssueType(call: Call): Reply {
  return ok(issueTypeBean(call, requireType(call)));
}

/** `GET /issuetype/{id}/alternatives`: every other type of the same scope, as all share one workflow here. */
export function getAlternatives(call: Call): Reply {
  requirePerson(call);
  const type = requireType(call);
  const others = visible(call).filter(({ id, projectId }) => id !== type.id && projectId === type.projectId);
  return ok(others.map((other) => issueTypeBean(call, other)));
}

/** `GET /issuetype/project?projectId=`. */
export function getProjectIssueTypes(call: Call): Reply {
  const project = requireProject(call, call.query.get('projectId') ?? '');
  return ok(typesOf(call, project).map((type) => issueTypeBean(call, type)));
}

/** `GET /project/{project}/hierarchy`: one level, as this Jira has no epics and no subtasks. */
export function getHierarchy(call: Call): Reply {
  const project = requireProject(call, call.params['project'] ?? '');
  const issueTypes = typesOf(call, project).map(({ id, name }) => ({ id: Number(id), name, avatarId: 0, entityId: '' }));
  return ok({ projectId: Number(project.id), hierarchy: [{ level: 0, name: 'Base', issueTypes }] });
}

/** `GET /resolution`. */
export function getResolutions(call: Call): Reply {
  requirePerson(call);
  return ok([resolutionBean(call)]);
}

/** `GET /resolution/{id}`. */
export function getResolution(call: Call): Reply {
  requirePerson(call);
  if (call.params['id'] !== RESOLUTION.id) throw refuse(404, `The resolution with id '${call.params['id'] ?? ''}' does not exist.`);
  return ok(resolutionBean(call));
}

/** `GET /resolution/search`. */
export function searchResolutions(call: Call): Reply {
  requirePerson(call);
  return ok(
    page([{ ...resolutionBean(call), isDefault: false }], { query: call.query, address: `${call.api}/resolution/search`, size: 50 }),
  );
}

function typesOf({ state }: Call, project: ProjectState): IssueTypeState[] {
  return state.issueTypes.filter(({ id }) => project.screens.some(({ issueTypeId }) => issueTypeId === id));
}

function visible({ state, person }: Call): IssueTypeState[] {
  return state.issueTypes.filter(({ projectId }) => {
    const project = state.projects.find(({ id }) => id === projectId);
    return projectId === null || (project !== undefined && hasProjectPermission(person, project, 'BROWSE_PROJECTS'));
  });
}

function requireType(call: Call): IssueTypeState {
  const id = call.params['id'] ?? '';
  const type = visible(call).find((candidate) => candidate.id === id);
  if (type === undefined) throw refuse(404, `The issue type with id '${id}' does not exist or you do not have permission to see it.`);
  return type;
}
