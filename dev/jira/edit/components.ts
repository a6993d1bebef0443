import { isRecord } from '../call';
import type { ComponentState, IssueState, ProjectState } from '../state';
import { historyItem } from './history';
import { FieldFault, unsupported, type Operation, type Plan } from './operations';

const NONE = { value: null, text: null };

/** Components by id or name, of the issue's own project only. */
export function planComponents(issue: IssueState, project: ProjectState, operations: readonly Operation[]): Plan {
  let ids = new Set(issue.componentIds);
  for (const { verb, value } of operations) {
    if (verb === 'set') ids = new Set(readList(project, value).map((component) => requireOffered(component, issue).id));
    else if (verb === 'add') ids.add(requireOffered(readComponent(project, value), issue).id);
    else if (verb === 'remove') ids.delete(readComponent(project, value).id);
    else throw unsupported('components', verb, 'add, set, remove');
  }
  const before = new Set(issue.componentIds);
  const items = project.components.flatMap((component) => {
    if (before.has(component.id) === ids.has(component.id)) return [];
    const side = { value: component.id, text: component.name };
    return ids.has(component.id)
      ? [historyItem('Component', 'components', NONE, side)]
      : [historyItem('Component', 'components', side, NONE)];
  });
  return {
    leavesEmpty: ids.size === 0,
    items,
    apply: () => {
      issue.componentIds = [...ids];
    },
  };
}

/** An archived component stays where it is, and is added to nothing (a guess: Atlassian documents no answer). */
function requireOffered(component: ComponentState, { componentIds }: IssueState): ComponentState {
  if (component.archived === true && !componentIds.includes(component.id))
    throw new FieldFault(`Component name '${component.name}' is not valid`);
  return component;
}

function readList(project: ProjectState, value: unknown): ComponentState[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new FieldFault('Operation value must be an array');
  return value.map((entry: unknown) => readComponent(project, entry));
}

function readComponent(project: ProjectState, value: unknown): ComponentState {
  if (!isRecord(value)) throw new FieldFault('Operation value must be an object');
  const { id, name } = value;
  if (id === undefined && typeof name === 'string') {
    const byName = project.components.find((component) => component.name === name);
    if (byName === undefined) throw new FieldFault(`Component name '${name}' is not valid`);
    return byName;
  }
  if (typeof id !== 'string') throw new FieldFault("expected 'id' property to be a string");
  const byId = project.components.find((component) => component.id === id);
  if (byId === undefined) throw new FieldFault(`Component id '${id}' is not valid`);
  return byId;
}
