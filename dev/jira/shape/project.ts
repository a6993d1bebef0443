import type { JiraState, ProjectState } from '../state';
import { componentBean } from './component';
import { issueTypeBean } from './issue-type';
import { avatarUrls, userBean } from './user';

/** A project as an issue holds it. */
export function projectReference(state: JiraState, project: ProjectState): Record<string, unknown> {
  return {
    self: `${state.site.siteUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: project.style === 'next-gen',
    avatarUrls: avatarUrls(`${state.site.siteUrl}/rest/api/3/universal_avatar/view/type/project/avatar/${project.id}`),
  };
}

/** A project as a search for projects gives it. */
export function projectSummary(state: JiraState, project: ProjectState): Record<string, unknown> {
  return {
    ...projectReference(state, project),
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    style: project.style,
    isPrivate: false,
    properties: {},
  };
}

/** A project on its own, with everything that Jira adds then. */
export function projectBean(state: JiraState, project: ProjectState): Record<string, unknown> {
  const types = state.issueTypes.filter((type) => project.screens.some((screen) => screen.issueTypeId === type.id));
  return {
    ...projectSummary(state, project),
    description: project.description,
    lead: userBean(state, project.leadAccountId),
    components: project.components.map((component) => componentBean(state, project, component)),
    issueTypes: types.map((type) => issueTypeBean(state, type)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
  };
}
