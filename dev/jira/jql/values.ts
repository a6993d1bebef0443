import { findIssue, issueTypeOf, projectOf, statusOf } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import { RESOLUTION } from '../shape/resolution';
import { STATUS_CATEGORIES } from '../shape/status';
import type { IndexedProperty } from './properties';
import type { ComponentState, IssueState, JiraState, Person } from '../state';

export interface JqlContext {
  state: JiraState;
  person: Person | null;
  now: number;
  indexed: readonly IndexedProperty[];
}

/** A field that is compared with values of a closed set. */
export interface ValueField {
  /** The id that a value stands for; throws Jira's 400 when there is none. */
  resolve(context: JqlContext, value: string): string;
  /** The ids that the issue has. */
  idsOf(context: JqlContext, issue: IssueState): string[];
}

/** Jira's complaint about a value that the field does not know, which is also its answer for a hidden project. */
function unknownValue(field: string, value: string): Error {
  return refuse(400, `The value '${value}' does not exist for the field '${field}'.`);
}

function byIdOrName(field: string, entriesOf: (context: JqlContext) => readonly { id: string; name: string }[]): ValueField['resolve'] {
  return (context, value) => {
    const wanted = value.toLowerCase();
    const entry = entriesOf(context).find((candidate) => candidate.id === value || candidate.name.toLowerCase() === wanted);
    if (entry === undefined) throw unknownValue(field, value);
    // Several statuses and issue types share a name across projects: the name is what counts.
    return entry.name.toLowerCase();
  };
}

const project: ValueField = {
  resolve({ state, person }, value) {
    const wanted = value.toLowerCase();
    const found = state.projects.find((candidate) =>
      [candidate.id, candidate.key.toLowerCase(), candidate.name.toLowerCase()].includes(wanted),
    );
    if (found === undefined || !hasProjectPermission(person, found, 'BROWSE_PROJECTS')) throw unknownValue('project', value);
    return found.id;
  },
  idsOf: (_context, issue) => [issue.projectId],
};

const key: ValueField = {
  resolve({ state, person }, value) {
    const issue = findIssue(state, value);
    if (issue !== undefined && maySeeIssue(state, person, issue)) return issue.id;
    throw refuse(400, `An issue with key '${value}' does not exist for field 'key'.`);
  },
  idsOf: (_context, issue) => [issue.id],
};

const statusCategory: ValueField = {
  resolve(_context, value) {
    const wanted = value.toLowerCase();
    const found = Object.entries(STATUS_CATEGORIES).find(([id, { id: number, name }]) =>
      [id, String(number), name.toLowerCase()].includes(wanted),
    );
    if (found === undefined) throw unknownValue('statusCategory', value);
    return found[0];
  },
  idsOf: ({ state }, issue) => [statusOf(state, issue).category],
};

/** People by account id, email address or name, as JQL finds them. */
function people(field: string, accountIdsOf: (issue: IssueState) => (string | null)[]): ValueField {
  return {
    resolve({ state }, value) {
      const wanted = value.toLowerCase();
      const found = state.people.find(({ accountId, emailAddress, displayName }) =>
        [accountId.toLowerCase(), emailAddress.toLowerCase(), displayName.toLowerCase()].includes(wanted),
      );
      if (found === undefined) throw unknownValue(field, value);
      return found.accountId;
    },
    idsOf: (_context, issue) => accountIdsOf(issue).filter((accountId) => accountId !== null),
  };
}

const resolution: ValueField = {
  resolve(_context, value) {
    if (![RESOLUTION.id, RESOLUTION.name.toLowerCase()].includes(value.toLowerCase())) throw unknownValue('resolution', value);
    return RESOLUTION.id;
  },
  idsOf: (_context, issue) => (issue.resolved === null ? [] : [RESOLUTION.id]),
};

/** Of the projects that the person may browse: a component of another one does not exist for them. */
function visibleComponents({ state, person }: JqlContext): ComponentState[] {
  return state.projects
    .filter((candidate) => hasProjectPermission(person, candidate, 'BROWSE_PROJECTS'))
    .flatMap(({ components }) => components);
}

/** Every field that takes `=`, `!=`, `in`, `not in`, by the lower-case name that JQL accepts. */
export const VALUE_FIELDS: ReadonlyMap<string, ValueField> = new Map<string, ValueField>([
  ['project', project],
  ...['key', 'id', 'issue', 'issuekey'].map((name): [string, ValueField] => [name, key]),
  ['statuscategory', statusCategory],
  [
    'status',
    {
      resolve: byIdOrName('status', ({ state }) => state.statuses),
      idsOf: ({ state }, issue) => [statusOf(state, issue).name.toLowerCase()],
    },
  ],
  ...['issuetype', 'type'].map((name): [string, ValueField] => [
    name,
    {
      resolve: byIdOrName('issuetype', ({ state }) => state.issueTypes),
      idsOf: ({ state }, issue) => [issueTypeOf(state, issue).name.toLowerCase()],
    },
  ]),
  [
    'priority',
    {
      resolve: byIdOrName('priority', ({ state }) => state.priorities),
      idsOf: ({ state }, issue) => state.priorities.filter(({ id }) => id === issue.priorityId).map(({ name }) => name.toLowerCase()),
    },
  ],
  [
    'component',
    {
      resolve: byIdOrName('component', visibleComponents),
      idsOf: ({ state }, issue) =>
        projectOf(state, issue)
          .components.filter(({ id }) => issue.componentIds.includes(id))
          .map(({ name }) => name.toLowerCase()),
    },
  ],
  ['assignee', people('assignee', ({ assigneeAccountId }) => [assigneeAccountId])],
  ['reporter', people('reporter', ({ reporterAccountId }) => [reporterAccountId])],
  ['creator', people('creator', ({ reporterAccountId }) => [reporterAccountId])],
  ['watcher', people('watcher', ({ watcherAccountIds = [] }) => watcherAccountIds)],
  ['voter', people('voter', ({ voterAccountIds = [] }) => voterAccountIds)],
  ['worklogauthor', people('worklogAuthor', ({ worklogs = [] }) => worklogs.map(({ authorAccountId }) => authorAccountId))],
  ['resolution', resolution],
  [
    'level',
    {
      resolve: byIdOrName('level', ({ state }) => state.securityLevels),
      idsOf: ({ state }, issue) =>
        state.securityLevels.filter(({ id }) => id === issue.securityLevelId).map(({ name }) => name.toLowerCase()),
    },
  ],
  // A label that nobody uses is no fault in JQL: it matches nothing.
  [
    'labels',
    { resolve: (_context, value) => value.toLowerCase(), idsOf: (_context, issue) => issue.labels.map((label) => label.toLowerCase()) },
  ],
]);
