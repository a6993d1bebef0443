import type { AdfNode, IssueState, IssueTypeState, ProjectState, Role, ScreenField } from '../state';
import { ADMINISTRATOR, AGENT, VIEWER } from './people';
import {
  DEFAULT_PRIORITY_ID,
  ISSUE_TYPES,
  PRIORITIES,
  SECURITY_LEVELS,
  STATUSES,
  type IssueTypeName,
  type SecurityLevelName,
  type StatusName,
} from './scheme';

/** One issue as a person would write it down; the builder adds ids, people and times. */
export interface IssueSketch {
  type: IssueTypeName;
  summary: string;
  /** Default `To Do`. */
  status?: StatusName;
  /** By name; default is the site's default, which stands for "nobody chose one". */
  priority?: 'Highest' | 'High' | 'Medium' | 'Low' | 'Lowest';
  labels?: string[];
  /** By name. */
  components?: string[];
  description?: AdfNode;
  security?: SecurityLevelName;
  comments?: AdfNode[];
}

export interface ProjectSketch {
  /** Also the base of the ids of everything in it. */
  number: number;
  key: string;
  name: string;
  description: string;
  style: ProjectState['style'];
  /** Who browses; everyone but viewers also edits. */
  roles: Role[];
  /** Who administers it, besides Jira's administrators. */
  administrators?: Role[];
  screens: Partial<Record<IssueTypeName, ScreenField[]>>;
  components: { name: string; description: string }[];
  /** The first one is number 1 and the oldest. */
  issues: IssueSketch[];
}

export interface BuiltProject {
  project: ProjectState;
  issueTypes: IssueTypeState[];
  issues: IssueState[];
}

const HOUR = 3_600_000;
/** 5 January 2026, 08:00 UTC: a Monday. */
const FIRST_DAY = Date.UTC(2026, 0, 5, 8);

/** The edit screen that most issue types share. */
export const FULL_SCREEN: ScreenField[] = ['summary', 'description', 'labels', 'components', 'priority', 'assignee'];

export function buildProject(sketch: ProjectSketch): BuiltProject {
  const issueTypes = typesOf(sketch);
  const project: ProjectState = {
    id: String(10_000 + sketch.number),
    key: sketch.key,
    name: sketch.name,
    description: sketch.description,
    leadAccountId: ADMINISTRATOR.accountId,
    style: sketch.style,
    screens: issueTypes.map(({ name, id }) => ({ issueTypeId: id, fields: sketch.screens[name] ?? [] })),
    components: sketch.components.map((component, index) => ({ id: String(10_000 + sketch.number * 100 + index), ...component })),
    permissions: permissionsFor(sketch),
  };
  const issues = sketch.issues.map((issue, index) => buildIssue(sketch, project, issueTypes, issue, index + 1));
  return { project, issueTypes: sketch.style === 'next-gen' ? issueTypes : [], issues };
}

function typesOf(sketch: ProjectSketch): (IssueTypeState & { name: IssueTypeName })[] {
  return (Object.keys(ISSUE_TYPES) as IssueTypeName[])
    .filter((name) => sketch.screens[name] !== undefined)
    .map((name) => {
      const type = ISSUE_TYPES[name];
      if (sketch.style === 'classic') return { ...type, name };
      return { ...type, name, id: String(Number(type.id) + sketch.number * 100), projectId: String(10_000 + sketch.number) };
    });
}

function permissionsFor({ roles, administrators = [] }: ProjectSketch): ProjectState['permissions'] {
  const editors = roles.filter((role) => role !== 'viewer');
  return {
    BROWSE_PROJECTS: roles,
    CREATE_ISSUES: editors,
    EDIT_ISSUES: editors,
    ASSIGN_ISSUES: editors,
    ADD_COMMENTS: editors,
    ADMINISTER_PROJECTS: ['administrator', ...administrators],
  };
}

function buildIssue(sketch: ProjectSketch, project: ProjectState, types: IssueTypeState[], issue: IssueSketch, number: number): IssueState {
  const status = STATUSES[issue.status ?? 'To Do'];
  const created = FIRST_DAY + (number * 53 + sketch.number * 7) * HOUR;
  const resolved = status.category === 'done' ? created + (20 + ((number * 37) % 90)) * HOUR : null;
  const id = String(10_000 + sketch.number * 1_000 + number);
  return {
    id,
    key: `${sketch.key}-${number}`,
    projectId: project.id,
    issueTypeId: required(
      types.find((type) => type.name === issue.type),
      issue.type,
    ).id,
    statusId: status.id,
    priorityId:
      issue.priority === undefined
        ? DEFAULT_PRIORITY_ID
        : required(
            PRIORITIES.find(({ name }) => name === issue.priority),
            issue.priority,
          ).id,
    summary: issue.summary,
    description: issue.description ?? null,
    labels: [...(issue.labels ?? [])].sort(),
    componentIds: (issue.components ?? []).map(
      (name) =>
        required(
          project.components.find((component) => component.name === name),
          name,
        ).id,
    ),
    assigneeAccountId: status.category === 'new' ? null : AGENT.accountId,
    reporterAccountId: number % 3 === 0 ? AGENT.accountId : VIEWER.accountId,
    securityLevelId: issue.security === undefined ? null : SECURITY_LEVELS[issue.security].id,
    created,
    updated: resolved ?? created + (issue.comments?.length ?? 0) * HOUR,
    resolved,
    comments: (issue.comments ?? []).map((body, index) => ({
      id: `${id}${index}`,
      authorAccountId: index % 2 === 0 ? AGENT.accountId : ADMINISTRATOR.accountId,
      body,
      created: created + (index + 1) * HOUR,
    })),
    history: resolved === null ? [] : [resolution(id, status, resolved)],
    properties: {},
  };
}

/** What moving an issue to its last status leaves in the changelog. */
function resolution(id: string, status: { id: string; name: string }, at: number): IssueState['history'][number] {
  const item = { fieldtype: 'jira' as const };
  return {
    id: `${id}0`,
    authorAccountId: AGENT.accountId,
    created: at,
    items: [
      { ...item, field: 'resolution', fieldId: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
      {
        ...item,
        field: 'status',
        fieldId: 'status',
        from: STATUSES['In Progress'].id,
        fromString: 'In Progress',
        to: status.id,
        toString: status.name,
      },
    ],
  };
}

/** A name in a sketch that nothing answers to is a slip of the pen. */
function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The sample data names '${name}', which does not exist.`);
  return value;
}
