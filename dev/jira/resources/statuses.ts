import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { requireProject } from '../lookup';
import { refuse } from '../refusal';
import { issueTypeBean } from '../shape/issue-type';
import { page } from '../shape/page';
import { STATUS_CATEGORIES, statusBean, statusCategoryBean } from '../shape/status';
import type { StatusCategoryKey, StatusState } from '../state';

/** Another spelling of the categories, which the newer resource `/statuses` has. */
const CATEGORY_NAMES: Record<StatusCategoryKey, string> = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' };
const CATEGORY_KEYS = ['new', 'indeterminate', 'done'] as const;

/** `GET /status`. */
export function getStatuses(call: Call): Reply {
  return ok(call.state.statuses.map((status) => statusBean(call, status)));
}

/** `GET /status/{idOrName}`. */
export function getStatus(call: Call): Reply {
  const wanted = (call.params['status'] ?? '').toLowerCase();
  const status = call.state.statuses.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (status === undefined) throw refuse(404, `The status with id or name '${wanted}' does not exist.`);
  return ok(statusBean(call, status));
}

/** `GET /statuscategory`. */
export function getStatusCategories(call: Call): Reply {
  return ok(CATEGORY_KEYS.map((key) => statusCategoryBean(call, key)));
}

/** `GET /statuscategory/{idOrKey}`. */
export function getStatusCategory(call: Call): Reply {
  const wanted = call.params['category'] ?? '';
  const key = CATEGORY_KEYS.find((candidate) => candidate === wanted || String(STATUS_CATEGORIES[candidate].id) === wanted);
  if (key === undefined) throw refuse(404, `The status category '${wanted}' does not exist.`);
  return ok(statusCategoryBean(call, key));
}

/** `GET /statuses?id=`: Jira asks for 1 to 50 ids. */
export function getStatusesById(call: Call): Reply {
  requirePerson(call);
  const ids = readNames(call, 'id');
  return ok(call.state.statuses.filter(({ id }) => ids.includes(id)).map(globalStatusBean));
}

/** `GET /statuses/byNames?name=`: the names may be in any case. */
export function getStatusesByName(call: Call): Reply {
  requirePerson(call);
  const names = readNames(call, 'name').map((name) => name.toLowerCase());
  return ok(call.state.statuses.filter(({ name }) => names.includes(name.toLowerCase())).map(globalStatusBean));
}

/** `GET /statuses/search`, by a part of the name and by category; all statuses belong to the site, none to a project. */
export function searchStatuses(call: Call): Reply {
  requirePerson(call);
  const { query } = call;
  const text = (query.get('searchString') ?? '').toLowerCase();
  const category = query.get('statusCategory');
  const found = call.state.statuses
    .filter(({ name }) => name.toLowerCase().includes(text))
    .filter((status) => category === null || CATEGORY_NAMES[status.category] === category)
    .map(globalStatusBean);
  return ok(page(found, { query, address: `${call.api}/statuses/search`, size: 200, most: 200 }));
}

/** `GET /project/{project}/statuses`: what each of the project's issue types can be in. */
export function getProjectStatuses(call: Call): Reply {
  const project = requireProject(call, call.params['project'] ?? '');
  const statuses = call.state.statuses.map((status) => statusBean(call, status));
  return ok(
    call.state.issueTypes
      .filter((type) => project.screens.some(({ issueTypeId }) => issueTypeId === type.id))
      .map((type) => {
        const { self, id, name, subtask } = issueTypeBean(call, type);
        return { self, id, name, subtask, statuses };
      }),
  );
}

function readNames(call: Call, parameter: string): string[] {
  const names = listParameter(call.query, parameter);
  if (names.length === 0 || names.length > 50) throw refuse(400, `The parameter '${parameter}' needs 1 to 50 values.`);
  return names;
}

function globalStatusBean({ id, name, description, category }: StatusState): Record<string, unknown> {
  return { id, name, description, statusCategory: CATEGORY_NAMES[category], scope: { type: 'GLOBAL' } };
}
