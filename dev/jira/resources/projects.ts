import { listParameter, ok, type Call, type Reply } from '../call';
import { requireProject } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { componentBean } from '../shape/component';
import { page } from '../shape/page';
import { projectBean, projectSummary } from '../shape/project';
import { refuse } from '../refusal';

/** `GET /project/search` with `query`, `keys` and `id`, by key. */
export function searchProjects(call: Call): Reply {
  const keys = listParameter(call.query, 'keys');
  const ids = listParameter(call.query, 'id');
  const query = (call.query.get('query') ?? '').toLowerCase();
  const projects = call.state.projects
    .filter((project) => hasProjectPermission(call.person, project, 'BROWSE_PROJECTS'))
    .filter((project) => keys.length === 0 || keys.includes(project.key))
    .filter((project) => ids.length === 0 || ids.includes(project.id))
    .filter((project) => `${project.key} ${project.name}`.toLowerCase().includes(query))
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map((project) => projectSummary(call.state, project));
  return ok(page(projects, { query: call.query, address: `${call.state.site.siteUrl}/rest/api/3/project/search`, size: 50, most: 100 }));
}

/** `GET /project/{project}`. */
export function getProject(call: Call): Reply {
  return ok(projectBean(call.state, requireProject(call, call.params['project'] ?? '')));
}

/** `GET /project/{project}/components`: all of them, by name. */
export function getComponents(call: Call): Reply {
  const project = requireProject(call, call.params['project'] ?? '');
  return ok(byName(project.components).map((component) => componentBean(call.state, project, component)));
}

/** `GET /project/{project}/component`: paged, with the number of issues of each. */
export function getComponentPage(call: Call): Reply {
  const project = requireProject(call, call.params['project'] ?? '');
  const query = (call.query.get('query') ?? '').toLowerCase();
  const orderBy = call.query.get('orderBy') ?? 'name';
  if (!/^[+-]?name$/.test(orderBy.trim())) throw refuse(400, `The value '${orderBy}' is not valid for the parameter 'orderBy'.`);
  const found = byName(project.components).filter((component) =>
    `${component.name}\n${component.description}`.toLowerCase().includes(query),
  );
  const beans = (orderBy.startsWith('-') ? found.reverse() : found).map((component) => ({
    ...componentBean(call.state, project, component),
    issueCount: call.state.issues.filter((issue) => issue.componentIds.includes(component.id)).length,
  }));
  return ok(
    page(beans, { query: call.query, address: `${call.state.site.siteUrl}/rest/api/3/project/${project.key}/component`, size: 50 }),
  );
}

function byName<Named extends { name: string }>(entries: readonly Named[]): Named[] {
  return [...entries].sort((left, right) => left.name.localeCompare(right.name, 'en'));
}
