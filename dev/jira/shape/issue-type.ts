import type { IssueTypeState } from '../state';
import type { View } from '../view';

export function issueTypeBean(view: View, type: IssueTypeState): Record<string, unknown> {
  const scope = type.projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: type.projectId } } };
  return {
    self: `${view.api}/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: type.iconUrl,
    name: type.name,
    subtask: false,
    hierarchyLevel: 0,
    ...scope,
  };
}
