import type { IssueTypeState, JiraState } from '../state';

export function issueTypeBean(state: JiraState, type: IssueTypeState): Record<string, unknown> {
  const scope = type.projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: type.projectId } } };
  return {
    self: `${state.site.siteUrl}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: type.iconUrl,
    name: type.name,
    subtask: false,
    hierarchyLevel: 0,
    ...scope,
  };
}
