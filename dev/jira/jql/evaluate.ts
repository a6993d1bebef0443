import { notOffered, refuse } from '../refusal';
import type { IssueState } from '../state';
import { compareKeys } from './compare-keys';
import { CATEGORY_CHANGED, categoryChanged } from './category-changed';
import { callDateFunction, DATE_FIELDS, readMoment } from './dates';
import { callFunction } from './functions';
import type { Clause, Operand, Operator, Term } from './parse';
import { findIndexed, momentsOf, textsOf, type IndexedProperty } from './properties';
import { TEXT_FIELDS } from './text-fields';
import { matchesText, readTextQuery } from './text-match';
import { VALUE_FIELDS, type JqlContext, type ValueField } from './values';

export type Predicate = (issue: IssueState) => boolean;

/** Fields whose values are counted, by the lower-case name that JQL accepts. */
export const COUNT_FIELDS: ReadonlyMap<string, (issue: IssueState) => number> = new Map([
  ['votes', ({ voterAccountIds = [] }: IssueState) => voterAccountIds.length],
  ['watchers', ({ watcherAccountIds = [] }: IssueState) => watcherAccountIds.length],
]);

/** Fields that every Jira has and this one does not, in lower case. */
const WITHHELD =
  'affectedversion attachments category due duedate environment filter fixversion hierarchylevel issuelink issuelinktype lastviewed originalestimate parent remainingestimate request savedfilter searchrequest sprint timeestimate timeoriginalestimate timespent worklogcomment worklogdate workratio'.split(
    ' ',
  );

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
  const moment = name === CATEGORY_CHANGED ? (issue: IssueState) => categoryChanged(context.state, issue) : DATE_FIELDS.get(name);
  if (moment !== undefined) return compileOrdered(term, moment, (operand) => readOperand(context, term, operand));
  const count = COUNT_FIELDS.get(name);
  if (count !== undefined) return compileOrdered(term, count, (operand) => readCount(term, operand));
  const property = findIndexed(context.indexed, term.field);
  if (property !== undefined) return compileProperty(context, property, term);
  throw unknownField(term.field);
}

/** An indexed part of a property: numbers and dates are compared, strings are equal or not (Atlassian, "Entity Property"). */
function compileProperty(context: JqlContext, property: IndexedProperty, term: Term): Predicate {
  const { type } = property;
  if (type === 'number' || type === 'date') {
    const read =
      type === 'date' ? (operand: Operand) => readOperand(context, term, operand) : (operand: Operand) => readCount(term, operand);
    return compileOrdered(term, (issue) => momentsOf(property, issue)[0] ?? null, read);
  }
  if (type !== 'string') throw notOffered(`properties of the type ${type} in JQL`);
  return compileValues(context, { resolve: (_context, text) => text, idsOf: (_context, issue) => textsOf(property, issue) }, term);
}

/** Jira's complaint about a field that does not exist, or this Jira's about one that only Jira has. */
export function unknownField(field: string): Error {
  if (WITHHELD.includes(field.toLowerCase()) || field.includes('.property[')) return notOffered(`the field ${field} in JQL`);
  return refuse(400, `Field '${field}' does not exist or you do not have permission to view it.`);
}

function compileText(textOf: (issue: IssueState) => string, term: Term): Predicate {
  if (isAboutEmptiness(term)) return emptiness(term.operator, (issue) => textOf(issue) === '');
  requireOperator(term, ['~', '!~']);
  const [operand] = term.operands;
  if (operand?.kind !== 'value') throw unsupportedOperand(term);
  const query = readTextQuery(term.field, operand.text);
  return (issue) => matchesText(textOf(issue), query) === (term.operator === '~');
}

function compileValues(context: JqlContext, field: ValueField, written: Term): Predicate {
  const term = withoutUnresolved(written);
  const isEmpty: Predicate = (issue) => field.idsOf(context, issue).length === 0;
  if (isAboutEmptiness(term)) return emptiness(term.operator, isEmpty);
  requireOperator(term, ['=', '!=', 'in', 'not in']);
  const texts = term.operands.flatMap((operand) => {
    if (operand.kind === 'empty') return [];
    return operand.kind === 'value' ? [operand.text] : callFunction(context, term, operand.name, operand.args);
  });
  const wanted = new Set(texts.map((text) => field.resolve(context, text)));
  const wantsEmpty = term.operands.some(({ kind }) => kind === 'empty');
  const matches: Predicate = (issue) => field.idsOf(context, issue).some((id) => wanted.has(id)) || (wantsEmpty && isEmpty(issue));
  if (term.operator === '=' || term.operator === 'in') return matches;
  // Jira's `!=` and `not in` leave out issues that have no value at all.
  return (issue) => !isEmpty(issue) && !matches(issue);
}

/** Jira lets `resolution = Unresolved` stand for no resolution. */
function withoutUnresolved(term: Term): Term {
  if (term.field.toLowerCase() !== 'resolution') return term;
  const operands = term.operands.map((operand) =>
    operand.kind === 'value' && operand.text.toLowerCase() === 'unresolved' ? ({ kind: 'empty' } as const) : operand,
  );
  return { ...term, operands };
}

/** Keys come one after the other by project and number, whether there is an issue of that key or not. */
function compileKeyOrder(term: Term): Predicate {
  const [operand] = term.operands;
  if (operand?.kind !== 'value') throw unsupportedOperand(term);
  const compare = COMPARISONS.get(term.operator);
  return (issue) => compare?.(compareKeys(issue, { key: operand.text.toUpperCase() }), 0) === true;
}

type Compare = (left: number, right: number) => boolean;

const COMPARISONS: ReadonlyMap<Operator, Compare> = new Map<Operator, Compare>([
  ['=', (left, right) => left === right],
  ['in', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
  ['not in', (left, right) => left !== right],
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
]);

function compileOrdered(
  term: Term,
  numberOf: (issue: IssueState) => number | null,
  read: (operand: Term['operands'][number]) => number,
): Predicate {
  if (isAboutEmptiness(term)) return emptiness(term.operator, (issue) => numberOf(issue) === null);
  const compare = COMPARISONS.get(term.operator);
  if (compare === undefined) throw unsupportedOperator(term);
  const limits = term.operands.map(read);
  const all = term.operator === 'not in';
  return (issue) => {
    const number = numberOf(issue);
    if (number === null) return false;
    return all ? limits.every((limit) => compare(number, limit)) : limits.some((limit) => compare(number, limit));
  };
}

function readOperand({ now }: JqlContext, term: Term, operand: Term['operands'][number]): number {
  if (operand.kind === 'value') return readMoment(term.field, operand.text, now);
  const moment = operand.kind === 'function' ? callDateFunction(operand.name, operand.args, now) : undefined;
  if (moment === undefined) throw unsupportedOperand(term);
  return moment;
}

function readCount(term: Term, operand: Term['operands'][number]): number {
  if (operand.kind !== 'value' || !/^\d+$/.test(operand.text)) throw unsupportedOperand(term);
  return Number(operand.text);
}

/** `is EMPTY`, and `= EMPTY`, which Jira takes for the same. */
function isAboutEmptiness({ operands }: Term): boolean {
  return operands.length === 1 && operands[0]?.kind === 'empty';
}

function emptiness(operator: Operator, isEmpty: Predicate): Predicate {
  const wanted = operator === 'is' || operator === '=' || operator === 'in';
  return (issue) => isEmpty(issue) === wanted;
}

function requireOperator(term: Term, supported: readonly Operator[]): void {
  if (!supported.includes(term.operator)) throw unsupportedOperator(term);
}

function unsupportedOperator(term: Term): Error {
  return refuse(400, `The operator '${term.operator}' is not supported by the '${term.field}' field.`);
}

function unsupportedOperand(term: Term): Error {
  const [operand] = term.operands;
  if (operand?.kind === 'function') {
    const written = `${operand.name}(${operand.args.join(', ')})`;
    return refuse(400, `The function '${written}' is not supported for the field '${term.field}'.`);
  }
  const text = operand?.kind === 'value' ? operand.text : 'EMPTY';
  return refuse(400, `The value '${text}' is not supported for the field '${term.field}'.`);
}
