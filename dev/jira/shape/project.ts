import type { ProjectState } from '../state';
import type { View } from '../view';
import { componentBean } from './component';
import { issueTypeBean } from './issue-type';
import { timestamp } from './timestamp';
import { avatarUrls, userBean } from './user';

/** A project as an issue holds it. */
export function projectReference(view: View, project: ProjectState): Record<string, unknown> {
  return {
    self: `${view.api}/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: project.style === 'next-gen',
    avatarUrls: avatarUrls(`${view.api}/universal_avatar/view/type/project/avatar/${project.id}`),
  };
}

/** A project as a search for projects gives it. */
export function projectSummary(view: View, project: ProjectState): Record<string, unknown> {
  return {
    ...projectReference(view, project),
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    style: project.style,
    isPrivate: false,
    properties: {},
  };
}

/** What a list of projects tells more of each, where it is asked to. */
export function projectExpansions(view: View, project: ProjectState, expand: readonly string[]): Record<string, unknown> {
  const issues = view.state.issues.filter(({ projectId }) => projectId === project.id);
  const last = issues.reduce((latest, { updated }) => Math.max(latest, updated), 0);
  const insight = { totalIssueCount: issues.length, ...(last === 0 ? {} : { lastIssueUpdateTime: timestamp(last) }) };
  return {
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(expand.includes('lead') ? { lead: userBean(view, project.leadAccountId) } : {}),
    ...(expand.includes('issueTypes') ? { issueTypes: issueTypesOf(view, project) } : {}),
    ...(expand.includes('insight') ? { insight } : {}),
  };
}

/** A project on its own, with everything that Jira adds then. */
export function projectBean(view: View, project: ProjectState): Record<string, unknown> {
  return {
    ...projectSummary(view, project),
    description: project.description,
    lead: userBean(view, project.leadAccountId),
    components: project.components.map((component) => componentBean(view, project, component)),
    issueTypes: issueTypesOf(view, project),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
  };
}

function issueTypesOf(view: View, project: ProjectState): Record<string, unknown>[] {
  const types = view.state.issueTypes.filter((type) => project.screens.some((screen) => screen.issueTypeId === type.id));
  return types.map((type) => issueTypeBean(view, type));
}
