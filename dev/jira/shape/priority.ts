import type { PriorityState } from '../state';
import type { View } from '../view';

/** A priority as an issue and edit metadata hold it. */
export function priorityReference(view: View, priority: PriorityState): Record<string, unknown> {
  return { self: priorityAddress(view, priority), iconUrl: priority.iconUrl, name: priority.name, id: priority.id };
}

/** A priority as the lists of priorities give it. */
export function priorityBean(view: View, priority: PriorityState): Record<string, unknown> {
  const { statusColor, description, iconUrl, name, id } = priority;
  return { self: priorityAddress(view, priority), statusColor, description, iconUrl, name, id };
}

function priorityAddress(view: View, priority: PriorityState): string {
  return `${view.api}/priority/${priority.id}`;
}
