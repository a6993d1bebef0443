import { maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import type { IssueState, JiraState } from '../state';
import { DATE_FIELDS } from './dates';
import { compareKeys } from './compare-keys';
import { compileClause, COUNT_FIELDS } from './evaluate';
import { parseJql, type Query } from './parse';
import type { JqlContext } from './values';

type Comparison = (left: IssueState, right: IssueState) => number;

/** The issues that the query finds and the person may see, in its order; newest first where it names none. */
export function searchByJql(context: JqlContext, jql: string): IssueState[] {
  const query = parseJql(jql);
  if (query.where === null) {
    throw refuse(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  const matches = compileClause(context, query.where);
  const order = ordering(context, query.orderBy);
  return context.state.issues
    .filter((issue) => maySeeIssue(context.state, context.person, issue) && matches(issue))
    .sort((left, right) => firstDifference(order, left, right));
}

function ordering(context: JqlContext, orderBy: Query['orderBy']): Comparison[] {
  const chosen = orderBy.map(({ field, descending }): Comparison => {
    const compare = comparisonOf(context, field);
    return descending ? (left, right) => compare(right, left) : compare;
  });
  const newestFirst: Comparison = (left, right) => right.created - left.created || Number(right.id) - Number(left.id);
  return [...chosen, newestFirst];
}

function comparisonOf(context: JqlContext, field: string): Comparison {
  const name = field.toLowerCase();
  const moment = DATE_FIELDS.get(name);
  if (moment !== undefined) return (left, right) => (moment(left) ?? 0) - (moment(right) ?? 0);
  const count = COUNT_FIELDS.get(name);
  if (count !== undefined) return (left, right) => count(left) - count(right);
  if (['key', 'issuekey', 'id', 'issue'].includes(name)) return compareKeys;
  const rank = RANKS.get(name);
  if (rank !== undefined) return (left, right) => rank(context, left) - rank(context, right);
  const text = SORTED_TEXTS.get(name);
  if (text !== undefined) return (left, right) => text(context, left).localeCompare(text(context, right), 'en');
  throw refuse(400, `Not able to sort using field '${field}'.`);
}

/** Fields in an order of the site's own: the highest priority is the largest. */
const RANKS: ReadonlyMap<string, (context: JqlContext, issue: IssueState) => number> = new Map([
  ['priority', ({ state }: JqlContext, issue: IssueState) => -state.priorities.findIndex(({ id }) => id === issue.priorityId)],
  ['status', ({ state }: JqlContext, issue: IssueState) => state.statuses.findIndex(({ id }) => id === issue.statusId)],
  ['issuetype', ({ state }: JqlContext, issue: IssueState) => state.issueTypes.findIndex(({ id }) => id === issue.issueTypeId)],
  ['resolution', (_context: JqlContext, issue: IssueState) => (issue.resolved === null ? 1 : 0)],
]);

/** Fields by the alphabet; nobody comes last. */
const SORTED_TEXTS: ReadonlyMap<string, (context: JqlContext, issue: IssueState) => string> = new Map([
  ['summary', (_context: JqlContext, issue: IssueState) => issue.summary],
  ['project', ({ state }: JqlContext, issue: IssueState) => state.projects.find(({ id }) => id === issue.projectId)?.name ?? ''],
  ['assignee', ({ state }: JqlContext, issue: IssueState) => nameOf(state, issue.assigneeAccountId)],
  ['reporter', ({ state }: JqlContext, issue: IssueState) => nameOf(state, issue.reporterAccountId)],
  ['creator', ({ state }: JqlContext, issue: IssueState) => nameOf(state, issue.reporterAccountId)],
]);

function nameOf({ people }: JiraState, accountId: string | null): string {
  return people.find((person) => person.accountId === accountId)?.displayName ?? '\uffff';
}

function firstDifference(order: readonly Comparison[], left: IssueState, right: IssueState): number {
  for (const compare of order) {
    const difference = compare(left, right);
    if (difference !== 0) return difference;
  }
  return 0;
}
