import { listParameter, ok, type Call, type Reply } from '../call';
import { hasGlobalPermission, hasProjectPermission } from '../permissions';
import { refuse } from '../refusal';
import { page } from '../shape/page';
import { projectExpansions, projectSummary } from '../shape/project';
import type { ProjectState } from '../state';

type Order = (call: Call, left: ProjectState, right: ProjectState) => number;

const ORDERS: ReadonlyMap<string, Order> = new Map<string, Order>([
  ['key', (_call, left, right) => compare(left.key, right.key)],
  ['name', (_call, left, right) => left.name.localeCompare(right.name, 'en')],
  ['owner', ({ state }, left, right) => compare(leadName(state.people, left), leadName(state.people, right))],
  ['issueCount', (call, left, right) => issuesOf(call, left).length - issuesOf(call, right).length],
  ['lastIssueUpdatedTime', (call, left, right) => lastUpdate(call, left) - lastUpdate(call, right)],
]);
/** Orders that Jira has and whose values are the same for every project here. */
const SAME_FOR_ALL = new Set(['category', 'archivedDate', 'deletedDate']);

/** `GET /project/search`, by key unless `orderBy` says otherwise, with as much as `action` asks for. */
export function searchProjects(call: Call): Reply {
  const { query, state } = call;
  const keys = listParameter(query, 'keys');
  const ids = listParameter(query, 'id');
  const types = listParameter(query, 'typeKey');
  const text = (query.get('query') ?? '').toLowerCase();
  const isLive = !query.has('status') || listParameter(query, 'status').includes('live');
  const found = state.projects
    .filter((project) => isLive && may(call, project))
    .filter((project) => keys.length === 0 || keys.includes(project.key))
    .filter((project) => ids.length === 0 || ids.includes(project.id))
    .filter(() => types.length === 0 || types.includes('software'))
    // No project of this site has a category.
    .filter(() => !query.has('categoryId'))
    .filter((project) => `${project.key} ${project.name}`.toLowerCase().includes(text));
  const projects = inOrder(call, found).map((project) => ({
    ...projectSummary(call, project),
    ...projectExpansions(call, project, listParameter(query, 'expand')),
  }));
  return ok(page(projects, { query, address: `${call.api}/project/search`, size: 50, most: 100 }));
}

/** What the person must be allowed for a project to be found; `view` by default. */
function may({ query, person }: Call, project: ProjectState): boolean {
  const action = query.get('action') ?? 'view';
  const isAdministrator = hasProjectPermission(person, project, 'ADMINISTER_PROJECTS') || hasGlobalPermission(person, 'ADMINISTER');
  if (action === 'view' || action === 'browse') return hasProjectPermission(person, project, 'BROWSE_PROJECTS');
  if (action === 'create') return hasProjectPermission(person, project, 'CREATE_ISSUES');
  if (action === 'edit') return isAdministrator;
  throw refuse(400, `The value '${action}' is not valid for the parameter 'action'.`);
}

function inOrder(call: Call, projects: readonly ProjectState[]): ProjectState[] {
  const orderBy = (call.query.get('orderBy') ?? 'key').trim();
  const name = orderBy.replace(/^[+-]/, '');
  const order = ORDERS.get(name);
  if (order === undefined && !SAME_FOR_ALL.has(name)) throw refuse(400, `The value '${orderBy}' is not valid for the parameter 'orderBy'.`);
  const sorted = [...projects].sort((left, right) => order?.(call, left, right) ?? 0);
  return orderBy.startsWith('-') ? sorted.reverse() : sorted;
}

function issuesOf({ state }: Call, project: ProjectState): { updated: number }[] {
  return state.issues.filter(({ projectId }) => projectId === project.id);
}

function lastUpdate(call: Call, project: ProjectState): number {
  return issuesOf(call, project).reduce((last, { updated }) => Math.max(last, updated), 0);
}

function leadName(people: readonly { accountId: string; displayName: string }[], project: ProjectState): string {
  return people.find(({ accountId }) => accountId === project.leadAccountId)?.displayName ?? '';
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
