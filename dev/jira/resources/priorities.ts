import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { hasGlobalPermission } from '../permissions';
import { refuse } from '../refusal';
import { page } from '../shape/page';
import { priorityBean } from '../shape/priority';

/** `GET /priority`, in the site's order. */
export function getPriorities(call: Call): Reply {
  requirePerson(call);
  return ok(call.state.priorities.map((priority) => priorityBean(call, priority)));
}

/** `GET /priority/{id}`. */
export function getPriority(call: Call): Reply {
  requirePerson(call);
  const id = call.params['id'] ?? '';
  const priority = call.state.priorities.find((candidate) => candidate.id === id);
  if (priority === undefined) throw refuse(404, `The priority with id '${id}' does not exist.`);
  return ok(priorityBean(call, priority));
}

/**
 * `GET /priority/search`, which also tells the default. Apps need the scope `manage:jira-configuration` for it, which
 * only administrators can use: anyone else is refused here.
 */
export function searchPriorities(call: Call): Reply {
  requirePerson(call);
  if (!hasGlobalPermission(call.person, 'ADMINISTER')) throw refuse(403, 'Only Jira administrators can perform this operation.');
  const ids = listParameter(call.query, 'id');
  const name = call.query.get('priorityName')?.toLowerCase() ?? '';
  const onlyDefault = call.query.get('onlyDefault') === 'true';
  const priorities = call.state.priorities
    .filter((priority) => ids.length === 0 || ids.includes(priority.id))
    .filter((priority) => priority.name.toLowerCase().includes(name))
    .map((priority) => ({ ...priorityBean(call, priority), isDefault: priority.id === call.state.defaultPriorityId }))
    .filter((priority) => !onlyDefault || priority.isDefault);
  return ok(page(priorities, { query: call.query, address: `${call.api}/priority/search`, size: 50 }));
}
