import type { IssueChange } from '../../issue/issue-change';

type Operation = { add: unknown } | { remove: unknown } | { set: unknown };

/** The only body that is ever sent to change an issue: no other key can be in it. */
export interface ChangeBody {
  update: { labels?: Operation[]; components?: Operation[]; priority?: Operation[] };
}

/**
 * Builds the body of `PUT /rest/api/3/issue/{id}`. Operations instead of whole lists, so that what
 * someone else adds at the same moment stays.
 */
export function changeBody(change: IssueChange): ChangeBody {
  const labels: Operation[] = [...change.addLabels.map((add) => ({ add })), ...change.removeLabels.map((remove) => ({ remove }))];
  const components: Operation[] = [
    ...change.addComponentIds.map((id) => ({ add: { id } })),
    ...change.removeComponentIds.map((id) => ({ remove: { id } })),
  ];
  return {
    update: {
      ...(labels.length > 0 ? { labels } : {}),
      ...(components.length > 0 ? { components } : {}),
      ...(change.priorityId === undefined ? {} : { priority: [{ set: change.priorityId === null ? null : { id: change.priorityId } }] }),
    },
  };
}
