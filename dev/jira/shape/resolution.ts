import type { View } from '../view';

/** The one resolution of this Jira: an issue has it, or none. */
export const RESOLUTION = { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' };

export function resolutionBean(view: View): Record<string, unknown> {
  return { self: `${view.api}/resolution/${RESOLUTION.id}`, ...RESOLUTION };
}
