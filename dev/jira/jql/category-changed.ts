import type { IssueState, JiraState } from '../state';

/** The field in lower case. */
export const CATEGORY_CHANGED = 'statuscategorychangeddate';

/** When the issue last came to a status of another category: when it was created, if it never did. */
export function categoryChanged({ statuses }: JiraState, { created, history }: IssueState): number {
  const categoryOf = (id: string | null) => statuses.find((status) => status.id === id)?.category;
  const changes = history.filter(({ items }) =>
    items.some(({ fieldId, from, to }) => fieldId === 'status' && categoryOf(from) !== categoryOf(to)),
  );
  return Math.max(created, ...changes.map((change) => change.created));
}
