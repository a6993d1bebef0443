import type { ComponentState, ProjectState } from '../state';
import type { View } from '../view';
import { userBean } from './user';

/** A component as an issue and edit metadata hold it. */
export function componentReference(view: View, component: ComponentState): Record<string, unknown> {
  const { id, name, description } = component;
  return { self: componentAddress(view, component), id, name, description };
}

/** A component as its project lists it. */
export function componentBean(view: View, project: ProjectState, component: ComponentState): Record<string, unknown> {
  return {
    ...componentReference(view, component),
    assigneeType: 'PROJECT_DEFAULT',
    realAssigneeType: 'PROJECT_LEAD',
    realAssignee: userBean(view, project.leadAccountId),
    isAssigneeTypeValid: false,
    project: project.key,
    projectId: Number(project.id),
  };
}

function componentAddress(view: View, component: ComponentState): string {
  return `${view.api}/component/${component.id}`;
}
