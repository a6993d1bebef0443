import { maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import type { IssueState } from '../state';
import { DATE_FIELDS } from './dates';
import { compileClause } from './evaluate';
import { compareKeys } from './compare-keys';
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
  if (['key', 'issuekey', 'id'].includes(name)) return compareKeys;
  if (name === 'priority') {
    const rank = (issue: IssueState) => context.state.priorities.findIndex((priority) => priority.id === issue.priorityId);
    return (left, right) => rank(right) - rank(left);
  }
  throw refuse(400, `Not able to sort using field '${field}'.`);
}

function firstDifference(order: readonly Comparison[], left: IssueState, right: IssueState): number {
  for (const compare of order) {
    const difference = compare(left, right);
    if (difference !== 0) return difference;
  }
  return 0;
}
