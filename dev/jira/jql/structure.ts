import type { Clause, Operand, Query, Term } from './parse';

/** A query in pieces, as `POST /jql/parse` gives it. */
export function describeQuery({ where, orderBy }: Query): Record<string, unknown> {
  const fields = orderBy.map(({ field, descending }) => ({ field: { name: field }, direction: descending ? 'desc' : 'asc' }));
  return { ...(where === null ? {} : { where: describeClause(where) }), ...(fields.length === 0 ? {} : { orderBy: { fields } }) };
}

function describeClause(clause: Clause): Record<string, unknown> {
  if (clause.kind === 'not') return { operator: 'not', clauses: [describeClause(clause.clause)] };
  if (clause.kind === 'term') return describeTerm(clause);
  return { operator: clause.kind, clauses: clause.clauses.map(describeClause) };
}

function describeTerm({ field, operator, operands }: Term): Record<string, unknown> {
  const described = operands.map(describeOperand);
  const isList = (operator === 'in' || operator === 'not in') && operands[0]?.kind !== 'function';
  return { field: { name: field }, operator, operand: isList ? { values: described } : described[0] };
}

function describeOperand(operand: Operand): Record<string, unknown> {
  if (operand.kind === 'empty') return { keyword: 'empty' };
  if (operand.kind === 'value') return { value: operand.text };
  return { function: operand.name, arguments: operand.args };
}
