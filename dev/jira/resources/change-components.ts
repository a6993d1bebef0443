import { z } from 'zod';
import { readBody } from '../body';
import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { requireProject } from '../lookup';
import { newId } from '../new-id';
import { hasGlobalPermission, hasProjectPermission } from '../permissions';
import { refuse, refuseFields } from '../refusal';
import { componentBean } from '../shape/component';
import { page } from '../shape/page';
import type { ComponentState, ProjectState } from '../state';

const createSchema = z.object({ name: z.string(), description: z.string().nullish(), project: z.string() });
const updateSchema = z.object({ name: z.string().optional(), description: z.string().nullish() });
/** A component of this Jira has no lead, and leaves the assignee to the project. */
const WITHHELD = ['leadAccountId', 'leadUserName', 'assigneeType'];
const LONGEST_NAME = 255;

/** `GET /component?projectIdsOrKeys=`: of several projects, by name. */
export function findComponents(call: Call): Reply {
  const named = listParameter(call.query, 'projectIdsOrKeys');
  const projects = named.length === 0 ? visibleProjects(call) : named.map((project) => requireProject(call, project));
  const text = (call.query.get('query') ?? '').toLowerCase();
  const found = projects
    .flatMap((project) => project.components.map((component) => ({ project, component })))
    .filter(({ component }) => component.name.toLowerCase().includes(text))
    .sort((left, right) => left.component.name.localeCompare(right.component.name, 'en'))
    .map(({ project, component }) => componentBean(call, project, component));
  return ok(page(found, { query: call.query, address: `${call.api}/component`, size: 50 }));
}

/** `GET /component/{id}`. */
export function getComponent(call: Call): Reply {
  const { project, component } = requireComponent(call);
  return ok(componentBean(call, project, component));
}

/** `GET /component/{id}/relatedIssueCounts`. */
export function countRelatedIssues(call: Call): Reply {
  const { component } = requireComponent(call);
  const issueCount = call.state.issues.filter(({ componentIds }) => componentIds.includes(component.id)).length;
  return ok({ self: `${call.api}/component/${component.id}/relatedIssueCounts`, issueCount });
}

/** `POST /component`: 201. */
export function createComponent(call: Call): Reply {
  requirePerson(call);
  const { name, description, project: named } = readBody(call, createSchema, WITHHELD);
  const project = requireProject(call, named);
  requireAdministration(call, project);
  const component = { id: newId(call.state), name: readName(project, name), description: description ?? '' };
  project.components.push(component);
  call.changed();
  return { status: 201, body: componentBean(call, project, component) };
}

/** `PUT /component/{id}`: what is not named stays. */
export function updateComponent(call: Call): Reply {
  requirePerson(call);
  const { project, component } = requireComponent(call);
  requireAdministration(call, project);
  const { name, description } = readBody(call, updateSchema, WITHHELD);
  if (name !== undefined && name !== component.name) component.name = readName(project, name);
  if (description !== undefined) component.description = description ?? '';
  call.changed();
  return ok(componentBean(call, project, component));
}

/** `DELETE /component/{id}`: 204. Its issues get `moveIssuesTo` instead, or lose it. */
export function deleteComponent(call: Call): Reply {
  requirePerson(call);
  const { project, component } = requireComponent(call);
  requireAdministration(call, project);
  const target = call.query.get('moveIssuesTo');
  if (target !== null && !project.components.some(({ id }) => id === target && id !== component.id)) {
    throw refuse(404, `The component with id ${target} does not exist.`);
  }
  project.components = project.components.filter(({ id }) => id !== component.id);
  for (const issue of call.state.issues) {
    if (!issue.componentIds.includes(component.id)) continue;
    const others = issue.componentIds.filter((id) => id !== component.id);
    issue.componentIds = target === null ? others : [...new Set([...others, target])];
  }
  call.changed();
  return { status: 204 };
}

function readName(project: ProjectState, text: string): string {
  const name = text.trim();
  if (name === '') throw refuseFields(400, { name: 'The component name specified is invalid - cannot be an empty string.' });
  if (name.length > LONGEST_NAME) throw refuseFields(400, { name: 'The component name is too long. It must be less than 255 characters.' });
  if (project.components.some((component) => component.name.toLowerCase() === name.toLowerCase())) {
    throw refuseFields(400, { name: `A component with the name ${name} already exists in this project.` });
  }
  return name;
}

function requireComponent(call: Call): { project: ProjectState; component: ComponentState } {
  const id = call.params['id'] ?? '';
  for (const project of visibleProjects(call)) {
    const component = project.components.find((candidate) => candidate.id === id);
    if (component !== undefined) return { project, component };
  }
  throw refuse(404, `The component with id ${id} does not exist.`);
}

function visibleProjects({ state, person }: Call): ProjectState[] {
  return state.projects.filter((project) => hasProjectPermission(person, project, 'BROWSE_PROJECTS'));
}

function requireAdministration({ person }: Call, project: ProjectState): void {
  if (hasProjectPermission(person, project, 'ADMINISTER_PROJECTS') || hasGlobalPermission(person, 'ADMINISTER')) return;
  throw refuse(403, 'The user does not have permission to complete this operation.');
}
