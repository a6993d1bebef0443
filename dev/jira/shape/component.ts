import type { ComponentState, JiraState, ProjectState } from '../state';
import { userBean } from './user';

/** A component as an issue and edit metadata hold it. */
export function componentReference(state: JiraState, component: ComponentState): Record<string, unknown> {
  const { id, name, description } = component;
  return { self: componentAddress(state, component), id, name, description };
}

/** A component as its project lists it. */
export function componentBean(state: JiraState, project: ProjectState, component: ComponentState): Record<string, unknown> {
  return {
    ...componentReference(state, component),
    assigneeType: 'PROJECT_DEFAULT',
    realAssigneeType: 'PROJECT_LEAD',
    realAssignee: userBean(state, project.leadAccountId),
    isAssigneeTypeValid: false,
    project: project.key,
    projectId: Number(project.id),
  };
}

function componentAddress(state: JiraState, component: ComponentState): string {
  return `${state.site.siteUrl}/rest/api/3/component/${component.id}`;
}
