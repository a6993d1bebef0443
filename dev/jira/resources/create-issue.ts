import { z } from 'zod';
import { readBody } from '../body';
import { isRecord, requirePerson, type Call, type Reply } from '../call';
import { readOperations, type Operation } from '../edit/operations';
import { planFields } from '../edit/plan';
import type { EditScreen } from '../edit/screen';
import { fieldName } from '../fields';
import { defaultPriorityIdOf, findProject } from '../lookup';
import { newId } from '../new-id';
import { hasProjectPermission } from '../permissions';
import { INVALID_PAYLOAD, JiraRefusal, notOffered, refuse, refuseFields } from '../refusal';
import { issueAddress } from '../shape/issue-address';
import type { IssueState, JiraState, Person, ProjectState } from '../state';

/** Jira's own bound on one request. */
const MOST_ISSUES = 50;

const bulkSchema = z.object({ issueUpdates: z.array(z.unknown()).min(1).max(MOST_ISSUES) });

/** `POST /issue`: 201 with id and key. */
export function createIssue(call: Call): Reply {
  const created = create(call, call.body);
  call.changed();
  return { status: 201, body: created };
}

/** `POST /issue/bulk`: those that can be created are; each of the others is told with its place. 400 when none can. */
export function createIssues(call: Call): Reply {
  requirePerson(call);
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [failedElementNumber, update] of readBody(call, bulkSchema).issueUpdates.entries()) {
    try {
      issues.push(create(call, update));
    } catch (error) {
      if (!(error instanceof JiraRefusal) || error.status === 501) throw error;
      errors.push({ status: error.status, elementErrors: error.body, failedElementNumber });
    }
  }
  if (issues.length > 0) call.changed();
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
}

function create(call: Call, body: unknown): Record<string, unknown> {
  const person = requirePerson(call);
  if (!isRecord(body)) throw refuse(400, INVALID_PAYLOAD);
  for (const name of ['transition', 'historyMetadata', 'properties']) {
    if (body[name] !== undefined && body[name] !== null) throw notOffered(`“${name}” when an issue is created`);
  }
  const operations = readOperations(body);
  const project = readProject(call, person, takeSet(operations, 'project'));
  const screen = readScreen(call.state, project, takeSet(operations, 'issuetype'));
  if (!operations.has('summary')) throw refuseFields(400, { summary: 'You must specify a summary of the issue.' });
  requireFields(operations, screen.requiredFields);
  const issue = blankIssue(call, project, screen.issueTypeId, person);
  for (const plan of planFields(call, issue, operations, screen)) plan.apply();
  issue.id = newId(call.state);
  issue.key = nextKey(call.state, project);
  call.state.issues.push(issue);
  call.created(issue);
  return { id: issue.id, key: issue.key, self: issueAddress(call, issue) };
}

/** Unlike an edit, the making of an issue looks at every required field. A priority has a default. */
function requireFields(operations: ReadonlyMap<string, unknown>, required: EditScreen['requiredFields'] = []): void {
  const missing = required.filter((field) => field !== 'priority' && !operations.has(field));
  if (missing.length > 0) throw refuseFields(400, Object.fromEntries(missing.map((field) => [field, `${fieldName(field)} is required.`])));
}

function takeSet(operations: Map<string, Operation[]>, field: string): unknown {
  const value = operations.get(field)?.at(-1)?.value;
  operations.delete(field);
  return value;
}

function readProject({ state }: Call, person: Person, value: unknown): ProjectState {
  const named = isRecord(value) ? (readId(value['id']) ?? readId(value['key'])) : undefined;
  if (named === undefined) throw refuseFields(400, { project: 'Specify a valid project ID or key' });
  const project = findProject(state, named);
  if (project === undefined || !hasProjectPermission(person, project, 'BROWSE_PROJECTS')) {
    throw refuseFields(400, { project: 'valid project is required' });
  }
  if (!hasProjectPermission(person, project, 'CREATE_ISSUES')) {
    throw refuseFields(400, { project: 'You do not have permission to create issues in this project.' });
  }
  return project;
}

function readScreen(state: JiraState, project: ProjectState, value: unknown): EditScreen & { issueTypeId: string } {
  if (!isRecord(value)) throw refuseFields(400, { issuetype: 'Specify an issue type' });
  const id = readId(value['id']);
  const types = state.issueTypes.filter((type) => (id === undefined ? type.name === value['name'] : type.id === id));
  const screen = project.screens.find(({ issueTypeId }) => types.some((type) => type.id === issueTypeId));
  if (screen === undefined) throw refuseFields(400, { issuetype: 'Specify a valid issue type' });
  return screen;
}

/** Jira takes ids as texts and as numbers. */
function readId(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** In the first status of the site, with nothing that a screen would ask for. */
function blankIssue({ state, now }: Call, project: ProjectState, issueTypeId: string, person: Person): IssueState {
  const first = state.statuses.find(({ category }) => category === 'new') ?? state.statuses[0];
  return {
    id: '',
    key: '',
    projectId: project.id,
    issueTypeId,
    statusId: first?.id ?? '',
    priorityId: defaultPriorityIdOf(state, project),
    summary: '',
    description: null,
    labels: [],
    componentIds: [],
    assigneeAccountId: null,
    reporterAccountId: person.accountId,
    securityLevelId: null,
    created: now,
    updated: now,
    resolved: null,
    comments: [],
    history: [],
    properties: {},
  };
}

/** Numbers are never used twice: those of issues that were moved away count too. */
function nextKey(state: JiraState, project: ProjectState): string {
  const start = `${project.key}-`;
  const numbers = state.issues
    .flatMap(({ key, formerKeys = [] }) => [key, ...formerKeys])
    .filter((key) => key.startsWith(start))
    .map((key) => Number(key.slice(start.length)));
  return `${start}${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}
