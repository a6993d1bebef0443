import type { JiraState, StatusCategoryKey, StatusState } from '../state';

/** Jira's fixed status categories. */
export const STATUS_CATEGORIES: Record<StatusCategoryKey, { id: number; name: string; colorName: string }> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

export function statusBean(state: JiraState, status: StatusState): Record<string, unknown> {
  return {
    self: `${state.site.siteUrl}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${state.site.siteUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryBean(state, status.category),
  };
}

export function statusCategoryBean(state: JiraState, key: StatusCategoryKey): Record<string, unknown> {
  const category = STATUS_CATEGORIES[key];
  return {
    self: `${state.site.siteUrl}/rest/api/3/statuscategory/${category.id}`,
    id: category.id,
    key,
    colorName: category.colorName,
    name: category.name,
  };
}
