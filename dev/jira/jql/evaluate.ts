import { refuse } from '../refusal';
import { textOfDocument } from '../text-of-document';
import type { IssueState } from '../state';
import { compareKeys } from './compare-keys';
import { DATE_FIELDS, readMoment } from './dates';
import type { Clause, Operator } from './parse';
import { matchesText, readTextQuery } from './text-match';
import { VALUE_FIELDS, type JqlContext, type ValueField } from './values';

export type Predicate = (issue: IssueState) => boolean;
type Term = Extract<Clause, { kind: 'term' }>;

/** Checks every name and value of the clause, as Jira does before it searches, and returns the test for one issue. */
export function compileClause(context: JqlContext, clause: Clause): Predicate {
  if (clause.kind === 'not') {
    const inside = compileClause(context, clause.clause);
    return (issue) => !inside(issue);
  }
  if (clause.kind === 'term') return compileTerm(context, clause);
  const parts = clause.clauses.map((part) => compileClause(context, part));
  return clause.kind === 'and' ? (issue) => parts.every((part) => part(issue)) : (issue) => parts.some((part) => part(issue));
}

function compileTerm(context: JqlContext, term: Term): Predicate {
  const name = term.field.toLowerCase();
  const text = TEXT_FIELDS.get(name);
  if (text !== undefined) return compileText(text, term);
  const values = VALUE_FIELDS.get(name);
  if (['key', 'issuekey'].includes(name) && ['<', '<=', '>', '>='].includes(term.operator)) return compileKeyOrder(term);
  if (values !== undefined) return compileValues(context, values, term);
  const moment = DATE_FIELDS.get(name);
  if (moment !== undefined) return compileMoment(context, moment, term);
  throw refuse(400, `Field '${term.field}' does not exist or you do not have permission to view it.`);
}

const TEXT_FIELDS: ReadonlyMap<string, (issue: IssueState) => string> = new Map([
  ['summary', (issue: IssueState) => issue.summary],
  ['description', descriptionOf],
  ['comment', commentsOf],
  ['text', (issue: IssueState) => [issue.summary, descriptionOf(issue), commentsOf(issue)].join('\n')],
]);

function compileText(textOf: (issue: IssueState) => string, term: Term): Predicate {
  if (isEmptiness(term)) return emptiness(term.operator, (issue) => textOf(issue) === '');
  requireOperator(term, ['~', '!~']);
  const query = readTextQuery(term.field, term.values[0] ?? '');
  return (issue) => matchesText(textOf(issue), query) === (term.operator === '~');
}

function compileValues(context: JqlContext, field: ValueField, term: Term): Predicate {
  if (isEmptiness(term)) return emptiness(term.operator, (issue) => field.idsOf(context, issue).length === 0);
  requireOperator(term, ['=', '!=', 'in', 'not in']);
  const wanted = new Set(term.values.map((value) => field.resolve(context, value)));
  if (term.operator === '=' || term.operator === 'in') return (issue) => field.idsOf(context, issue).some((id) => wanted.has(id));
  // Jira's `!=` and `not in` leave out issues that have no value at all.
  return (issue) => {
    const ids = field.idsOf(context, issue);
    return ids.length > 0 && !ids.some((id) => wanted.has(id));
  };
}

function compileMoment(context: JqlContext, momentOf: (issue: IssueState) => number | null, term: Term): Predicate {
  if (isEmptiness(term)) return emptiness(term.operator, (issue) => momentOf(issue) === null);
  const compare = COMPARISONS.get(term.operator);
  if (compare === undefined) throw unsupportedOperator(term);
  const limit = readMoment(term.field, term.values[0] ?? '', context.now);
  return (issue) => {
    const moment = momentOf(issue);
    return moment !== null && compare(moment, limit);
  };
}

/** Keys come one after the other by project and number, whether there is an issue of that key or not. */
function compileKeyOrder({ operator, values }: Term): Predicate {
  const compare = COMPARISONS.get(operator);
  return (issue) => compare?.(compareKeys(issue, { key: (values[0] ?? '').toUpperCase() }), 0) === true;
}

const COMPARISONS: ReadonlyMap<Operator, (left: number, right: number) => boolean> = new Map([
  ['=', (left: number, right: number) => left === right],
  ['!=', (left: number, right: number) => left !== right],
  ['<', (left: number, right: number) => left < right],
  ['<=', (left: number, right: number) => left <= right],
  ['>', (left: number, right: number) => left > right],
  ['>=', (left: number, right: number) => left >= right],
]);

function isEmptiness(term: Term): boolean {
  if (term.operator !== 'is' && term.operator !== 'is not') return false;
  if (/^(empty|null)$/i.test(term.values[0] ?? '')) return true;
  throw refuse(400, `The operator '${term.operator}' is only supported with the values EMPTY and NULL.`);
}

function emptiness(operator: Operator, isEmpty: Predicate): Predicate {
  return (issue) => isEmpty(issue) === (operator === 'is');
}

function requireOperator(term: Term, supported: readonly Operator[]): void {
  if (!supported.includes(term.operator)) throw unsupportedOperator(term);
}

function unsupportedOperator(term: Term): Error {
  return refuse(400, `The operator '${term.operator}' is not supported by the '${term.field}' field.`);
}

function descriptionOf(issue: IssueState): string {
  return issue.description === null ? '' : textOfDocument(issue.description);
}

function commentsOf(issue: IssueState): string {
  return issue.comments.map((comment) => textOfDocument(comment.body)).join('\n');
}
