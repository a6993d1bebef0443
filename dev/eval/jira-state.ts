import { createSampleState, type JiraState } from '../jira';
import type { IssueState, Person, PriorityState, ProjectState } from '../jira/state';
import type { SiteAllowlists } from '../jira/sample/generated-site';
import type { DataIssue } from './data';
import type { ProjectData } from './project-data';

const PROJECT_ID = '10000';
const PROJECT_KEY = 'EVAL';
/** The site's default: a level of its own, so that each of the data's levels can be proposed. */
const UNSET_PRIORITY_ID = '9000';
/** Jira's own limit. */
const DESCRIPTION_LENGTH = 32_767;

/** Issue type of all issues, a task: the data's labels may be the issue type in other words, which must not be given away. */
const ISSUE_TYPE_ID = '10102';
const STATUS_IDS = { open: '10000', done: '10001' };

export interface EvaluationSite {
  state: JiraState;
  /** Keys of the open issues, in the order of the data. */
  keys: string[];
  /** Agents who ask in turn: the app limits what one person may ask in a minute. */
  agents: string[];
  projectId: string;
  /** What the app is to allow; null: what the site's rules do. */
  allowlists: SiteAllowlists | null;
}

/** The site that the project stands on, or one of its own. */
export function createEvaluationSite(project: ProjectData, issuesPerAgent: number): EvaluationSite {
  const agents = Array.from({ length: Math.ceil(project.issues.length / issuesPerAgent) }, (_, index) => agent(index));
  const { site } = project;
  if (site === undefined) return createOwnSite(project, agents);
  const state = { ...site.state, people: [...site.state.people, ...agents] };
  const accountIds = agents.map(({ accountId }) => accountId);
  return { state, keys: site.keys, agents: accountIds, projectId: site.projectId, allowlists: site.allowlists };
}

/** A Jira with one project: its history resolved, as people triaged it, and its open issues not triaged at all. */
function createOwnSite(project: ProjectData, agents: Person[]): EvaluationSite {
  const base = createSampleState();
  const priorityIds = new Map(project.priorities.map((name, index) => [name, String(9_001 + index)]));
  const componentNames = [...new Set([...project.history.flatMap(({ components }) => components), ...project.components])].sort();
  const componentIds = new Map(componentNames.map((name, index) => [name, String(20_000 + index)]));
  const build = (issue: DataIssue, index: number, isOpen: boolean): IssueState => {
    const number = index + 1;
    const created = Date.parse(issue.created);
    return {
      id: String(100_000 + number),
      key: `${PROJECT_KEY}-${number}`,
      projectId: PROJECT_ID,
      issueTypeId: ISSUE_TYPE_ID,
      statusId: STATUS_IDS[isOpen ? 'open' : 'done'],
      priorityId: (isOpen || issue.priority === null ? undefined : priorityIds.get(issue.priority)) ?? UNSET_PRIORITY_ID,
      summary: issue.summary,
      description: toDocument(issue.description),
      labels: isOpen ? [] : issue.labels,
      componentIds: isOpen ? [] : issue.components.flatMap((name) => componentIds.get(name) ?? []),
      assigneeAccountId: null,
      reporterAccountId: base.people[0]?.accountId ?? '',
      securityLevelId: null,
      created,
      updated: created,
      resolved: isOpen ? null : created,
      comments: [],
      history: [],
      properties: {},
    };
  };
  const past = project.history.map((issue, index) => build(issue, index, false));
  const open = project.issues.map((issue, index) => build(issue, past.length + index, true));
  const state: JiraState = {
    ...base,
    people: [...base.people, ...agents],
    priorities: [priority(UNSET_PRIORITY_ID, 'Not set'), ...[...priorityIds].map(([name, id]) => priority(id, name))],
    defaultPriorityId: UNSET_PRIORITY_ID,
    projects: [projectState([...componentIds])],
    issues: [...past, ...open],
  };
  const named = (name: string) => ({ name, description: '' });
  return {
    state,
    keys: open.map(({ key }) => key),
    agents: agents.map(({ accountId }) => accountId),
    projectId: PROJECT_ID,
    allowlists: { components: project.components.map(named), labels: project.labels.map(named), priorityIds: [...priorityIds.values()] },
  };
}

function projectState(components: [name: string, id: string][]): ProjectState {
  return {
    id: PROJECT_ID,
    key: PROJECT_KEY,
    name: 'Evaluation',
    description: '',
    leadAccountId: '',
    style: 'classic',
    screens: [{ issueTypeId: ISSUE_TYPE_ID, fields: ['summary', 'description', 'labels', 'components', 'priority', 'assignee'] }],
    components: components.map(([name, id]) => ({ id, name, description: '' })),
    permissions: {
      BROWSE_PROJECTS: ['agent', 'administrator'],
      CREATE_ISSUES: ['agent', 'administrator'],
      EDIT_ISSUES: ['agent', 'administrator'],
      ASSIGN_ISSUES: ['agent', 'administrator'],
      ADD_COMMENTS: ['agent', 'administrator'],
      ADMINISTER_PROJECTS: ['administrator'],
    },
  };
}

function agent(index: number): Person {
  return {
    accountId: `evaluation:agent-${index}`,
    displayName: `Agent ${index}`,
    emailAddress: `agent-${index}@evaluation.example`,
    role: 'agent',
    description: '',
  };
}

function priority(id: string, name: string): PriorityState {
  return { id, name, description: '', statusColor: '#999999', iconUrl: '' };
}

function toDocument(text: string | null): IssueState['description'] {
  if (text === null || text.trim() === '') return null;
  const paragraphs = text
    .slice(0, DESCRIPTION_LENGTH)
    .split(/\n+/u)
    .filter((line) => line.trim() !== '');
  return { type: 'doc', version: 1, content: paragraphs.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })) };
}
