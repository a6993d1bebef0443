import { findIssue } from '../lookup';
import { hasProjectPermission, maySeeIssue } from '../permissions';
import { notOffered, refuse } from '../refusal';
import { LINK_TYPES } from '../shape/issue-link';
import type { Term } from './parse';
import type { JqlContext } from './values';

/** Gives the values that a function stands for, as they could have been written in its place. */
type JqlFunction = (context: JqlContext, args: readonly string[]) => string[];

interface FunctionDefinition {
  /** As Jira spells it. */
  name: string;
  /** Type of the fields that it goes with, as `/jql/autocompletedata` names it. */
  type: string;
  isList: boolean;
  call: JqlFunction;
}

/** Functions for people, issues and projects. Those for dates stand in `dates.ts`. */
export const VALUE_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'currentUser', type: 'com.atlassian.jira.user.ApplicationUser', isList: false, call: ({ person }) => only(person?.accountId) },
  { name: 'membersOf', type: 'com.atlassian.jira.user.ApplicationUser', isList: true, call: membersOf },
  { name: 'watchedIssues', type: 'com.atlassian.jira.issue.Issue', isList: true, call: (context) => mine(context, 'watcherAccountIds') },
  { name: 'votedIssues', type: 'com.atlassian.jira.issue.Issue', isList: true, call: (context) => mine(context, 'voterAccountIds') },
  { name: 'linkedIssues', type: 'com.atlassian.jira.issue.Issue', isList: true, call: linkedIssues },
  { name: 'projectsLeadByUser', type: 'com.atlassian.jira.project.Project', isList: true, call: projectsLeadByUser },
];

/** Functions that Jira has and this one does not, in lower case. */
const WITHHELD = new Set([
  'approved',
  'approver',
  'breached',
  'cascadeoption',
  'closedsprints',
  'completed',
  'componentsleadbyuser',
  'currentlogin',
  'earliestunreleasedversion',
  'elapsed',
  'everbreached',
  'futuresprints',
  'issuehistory',
  'issueswithremotelinksbyglobalid',
  'lastlogin',
  'latestreleasedversion',
  'myapproval',
  'opensprints',
  'parentepic',
  'paused',
  'pending',
  'projectswhereuserhaspermission',
  'projectswhereuserhasrole',
  'recentprojects',
  'releasedversions',
  'remaining',
  'running',
  'standardissuetypes',
  'subtaskissuetypes',
  'unreleasedversions',
  'updatedby',
]);

/** The values that a function in a term stands for. Throws Jira's 400 for a function that Jira does not have. */
export function callFunction(context: JqlContext, term: Term, name: string, args: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const known = VALUE_FUNCTIONS.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (known === undefined && WITHHELD.has(wanted)) throw notOffered(`the JQL function ${name}()`);
  if (known === undefined) throw refuse(400, `Unable to find JQL function '${name}(${args.join(', ')})'.`);
  if (known.isList && !['in', 'not in'].includes(term.operator)) {
    throw refuse(
      400,
      `A list of values was returned by the function '${name}' but the operator '${term.operator}' does not support lists.`,
    );
  }
  return known.call(context, args);
}

/** This Jira has no groups. */
function membersOf(_context: JqlContext, [group = '']: readonly string[]): string[] {
  throw refuse(400, `Function 'membersOf' can not generate a list of usernames for group '${group}'; the group does not exist.`);
}

function mine({ state, person }: JqlContext, list: 'watcherAccountIds' | 'voterAccountIds'): string[] {
  if (person === null) return [];
  const found = state.issues.filter((issue) => issue[list]?.includes(person.accountId) && maySeeIssue(state, person, issue));
  return found.map(({ id }) => id);
}

/** `linkedIssues(KEY)` and `linkedIssues(KEY, "is blocked by")`. */
function linkedIssues({ state, person }: JqlContext, [key = '', words]: readonly string[]): string[] {
  const issue = findIssue(state, key);
  if (issue === undefined || !maySeeIssue(state, person, issue)) {
    throw refuse(400, `Issue '${key}' could not be found in function 'linkedIssues'.`);
  }
  if (words !== undefined && !LINK_TYPES.some(({ inward, outward }) => [inward, outward].includes(words))) {
    throw refuse(400, `Issue link type '${words}' could not be found in function 'linkedIssues'.`);
  }
  return (state.issueLinks ?? []).flatMap(({ typeId, sourceId, targetId }) => {
    const type = LINK_TYPES.find(({ id }) => id === typeId);
    const isNamed = (said: string | undefined): boolean => words === undefined || said === words;
    if (sourceId === issue.id && isNamed(type?.outward)) return visible(state, person, targetId);
    return targetId === issue.id && isNamed(type?.inward) ? visible(state, person, sourceId) : [];
  });
}

function visible(state: JqlContext['state'], person: JqlContext['person'], id: string): string[] {
  const issue = state.issues.find((candidate) => candidate.id === id);
  return issue !== undefined && maySeeIssue(state, person, issue) ? [id] : [];
}

function projectsLeadByUser({ state, person }: JqlContext, [accountId = person?.accountId]: readonly string[]): string[] {
  const led = state.projects.filter(
    (project) => project.leadAccountId === accountId && hasProjectPermission(person, project, 'BROWSE_PROJECTS'),
  );
  return led.map(({ id }) => id);
}

function only(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
