import type { JiraState, PriorityState } from '../state';

/** A priority as an issue and edit metadata hold it. */
export function priorityReference(state: JiraState, priority: PriorityState): Record<string, unknown> {
  return { self: priorityAddress(state, priority), iconUrl: priority.iconUrl, name: priority.name, id: priority.id };
}

/** A priority as the lists of priorities give it. */
export function priorityBean(state: JiraState, priority: PriorityState): Record<string, unknown> {
  const { statusColor, description, iconUrl, name, id } = priority;
  return { self: priorityAddress(state, priority), statusColor, description, iconUrl, name, id };
}

function priorityAddress(state: JiraState, priority: PriorityState): string {
  return `${state.site.siteUrl}/rest/api/3/priority/${priority.id}`;
}
