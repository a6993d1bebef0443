import type { StatusCategoryKey, StatusState } from '../state';
import type { View } from '../view';

/** Jira's fixed status categories. */
export const STATUS_CATEGORIES: Record<StatusCategoryKey, { id: number; name: string; colorName: string }> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

export function statusBean(view: View, status: StatusState): Record<string, unknown> {
  return {
    self: `${view.api}/status/${status.id}`,
    description: status.description,
    iconUrl: `${view.origin}/images/icons/statuses/generic.png`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryBean(view, status.category),
  };
}

export function statusCategoryBean(view: View, key: StatusCategoryKey): Record<string, unknown> {
  const category = STATUS_CATEGORIES[key];
  return { self: `${view.api}/statuscategory/${category.id}`, id: category.id, key, colorName: category.colorName, name: category.name };
}
