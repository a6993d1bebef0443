import { listParameter, ok, type Call, type Reply } from '../call';
import { requireProject } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { componentBean } from '../shape/component';
import { page } from '../shape/page';
import { projectBean, projectExpansions, projectSummary } from '../shape/project';
import { refuse } from '../refusal';

/** `GET /project`, which Jira keeps for older clients: all at once. */
export function listProjects(call: Call): Reply {
  const expand = listParameter(call.query, 'expand');
  const projects = call.state.projects
    .filter((project) => hasProjectPermission(call.person, project, 'BROWSE_PROJECTS'))
    .map((project) => ({ ...projectSummary(call, project), ...projectExpansions(call, project, expand) }));
  return ok(projects);
}

/** `GET /project/{project}`. */
export function getProject(call: Call): Reply {
  return ok(projectBean(call, requireProject(call, call.params['project'] ?? '')));
}

/** `GET /project/{project}/components`: all of them, by name. */
export function getComponents(call: Call): Reply {
  const project = requireProject(call, call.params['project'] ?? '');
  return ok(byName(project.components).map((component) => componentBean(call, project, component)));
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
    ...componentBean(call, project, component),
    issueCount: call.state.issues.filter((issue) => issue.componentIds.includes(component.id)).length,
  }));
  return ok(page(beans, { query: call.query, address: `${call.api}/project/${project.key}/component`, size: 50 }));
}

function byName<Named extends { name: string }>(entries: readonly Named[]): Named[] {
  return [...entries].sort((left, right) => left.name.localeCompare(right.name, 'en'));
}
