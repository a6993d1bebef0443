import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { hasGlobalPermission } from '../permissions';
import { refuse } from '../refusal';
import { page } from '../shape/page';
import { priorityBean } from '../shape/priority';

/** `GET /priority`, in the site's order. */
export function getPriorities(call: Call): Reply {
  requirePerson(call);
  return ok(call.state.priorities.map((priority) => priorityBean(call.state, priority)));
}

/**
 * `GET /priority/search`, which also tells the default. Apps need the scope `manage:jira-configuration` for it, which
 * only administrators can use: anyone else is refused here.
 */
export function searchPriorities(call: Call): Reply {
  requirePerson(call);
  if (!hasGlobalPermission(call.person, 'ADMINISTER')) throw refuse(403, 'Only Jira administrators can perform this operation.');
  const ids = listParameter(call.query, 'id');
  const onlyDefault = call.query.get('onlyDefault') === 'true';
  const priorities = call.state.priorities
    .filter((priority) => ids.length === 0 || ids.includes(priority.id))
    .map((priority) => ({ ...priorityBean(call.state, priority), isDefault: priority.id === call.state.defaultPriorityId }))
    .filter((priority) => !onlyDefault || priority.isDefault);
  return ok(page(priorities, { query: call.query, address: `${call.state.site.siteUrl}/rest/api/3/priority/search`, size: 50 }));
}
