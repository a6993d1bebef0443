import { notOffered, refuse } from '../refusal';
import { jqlFault } from './fault';
import { isReserved } from './reserved-words';
import { tokenize, type Token } from './tokenize';

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

/** What a field is compared with. `EMPTY` and `NULL` are the same, unless they stand in quotation marks. */
export type Operand = { kind: 'value'; text: string } | { kind: 'empty' } | { kind: 'function'; name: string; args: string[] };

export interface Term {
  kind: 'term';
  field: string;
  operator: Operator;
  /** Exactly one for operators that take no list. */
  operands: Operand[];
}

export type Clause = { kind: 'and' | 'or'; clauses: Clause[] } | { kind: 'not'; clause: Clause } | Term;

export interface Query {
  /** Null: no restriction at all. */
  where: Clause | null;
  orderBy: { field: string; descending: boolean }[];
}

/** Words that mean something where they stand. */
const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'is', 'order', 'by', 'was', 'changed']);

/** Reads a query: AND (`&&`) binds tighter than OR (`||`), NOT (`!`) tighter than both. Throws Jira's 400. */
export function parseJql(jql: string): Query {
  return new Parser(jql).query();
}

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly jql: string) {
    this.tokens = tokenize(jql);
  }

  query(): Query {
    const where = this.peek().kind === 'end' || this.isWord('order') ? null : this.or();
    const orderBy = this.takeWord('order') ? this.ordering() : [];
    const rest = this.peek();
    if (rest.kind !== 'end') throw this.fault(`Expecting either 'OR' or 'AND' but got '${rest.text}'.`, rest);
    return { where, orderBy };
  }

  private or(): Clause {
    const clauses = [this.and()];
    while (this.takeWord('or') || this.takeSymbol('||')) clauses.push(this.and());
    return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { kind: 'or', clauses };
  }

  private and(): Clause {
    const clauses = [this.not()];
    while (this.takeWord('and') || this.takeSymbol('&&')) clauses.push(this.not());
    return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { kind: 'and', clauses };
  }

  private not(): Clause {
    if (this.takeWord('not') || this.takeSymbol('!')) return { kind: 'not', clause: this.not() };
    if (!this.takeSymbol('(')) return this.term();
    const inside = this.or();
    this.close("Expecting ')' before the end of the query.");
    return inside;
  }

  private term(): Clause {
    const token = this.next();
    if (token.kind === 'end') throw this.fault('Expecting a field name at the end of the query.', token);
    if (token.kind === 'symbol')
      throw this.fault(
        `Expecting a field name but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a field name.`,
        token,
      );
    if (token.kind === 'word' && isReserved(token.text)) {
      throw this.fault(
        `Expecting a field name but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a field name.`,
        token,
      );
    }
    const operator = this.operator();
    const operands = operator === 'in' || operator === 'not in' ? this.list() : [this.operand()];
    const isEmpty = operands[0]?.kind === 'empty';
    if (operator.startsWith('is') && !isEmpty) {
      throw refuse(400, `The operator '${operator}' is only supported with the values EMPTY and NULL.`);
    }
    if (/^[<>]/.test(operator) && isEmpty) throw this.fault(`The operator '${operator}' does not support EMPTY.`, token);
    return { kind: 'term', field: token.text, operator, operands };
  }

  private operator(): Operator {
    const token = this.next();
    if (token.kind === 'symbol' && !['(', ')', ',', '&&', '||', '!'].includes(token.text)) return token.text as Operator;
    if (token.kind === 'word') {
      const word = token.text.toLowerCase();
      if (word === 'in') return 'in';
      if (word === 'not' && this.takeWord('in')) return 'not in';
      if (word === 'was' || word === 'changed') throw notOffered(`${word.toUpperCase()} in JQL`);
      if (word === 'is') return this.takeWord('not') ? 'is not' : 'is';
    }
    const got = token.kind === 'end' ? 'the end of the query' : `'${token.text}'`;
    throw this.fault(
      `Expecting operator but got ${got}. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.`,
      token,
    );
  }

  /** A list in parentheses, or a function that gives one. */
  private list(): Operand[] {
    if (!this.takeSymbol('(')) {
      const start = this.peek();
      const operand = start.kind === 'word' || start.kind === 'string' ? this.operand() : null;
      if (operand?.kind === 'function') return [operand];
      throw this.fault(`Expecting '(' but got '${start.text}'.`, start);
    }
    const operands = this.entry();
    while (this.takeSymbol(',')) operands.push(...this.entry());
    this.close("Expecting ')' at the end of the list.");
    return operands;
  }

  /** A list within a list counts as its values. */
  private entry(): Operand[] {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === '(' ? this.list() : [this.operand()];
  }

  private operand(): Operand {
    const isBare = this.peek().kind === 'word';
    const text = this.text();
    if (isBare && /^(empty|null)$/i.test(text)) return { kind: 'empty' };
    if (!this.takeSymbol('(')) return { kind: 'value', text };
    const args: string[] = [];
    if (!this.takeSymbol(')')) {
      do args.push(this.text());
      while (this.takeSymbol(','));
      this.close("Expecting ')' after the arguments of the function.");
    }
    return { kind: 'function', name: text, args };
  }

  private text(): string {
    const token = this.next();
    if (token.kind === 'string') return token.text;
    const isKeyword = isReserved(token.text) && !/^(empty|null)$/i.test(token.text);
    if (token.kind === 'word' && !isKeyword) return token.text;
    if (token.kind === 'end') throw this.fault('Expecting either a value, list or function before the end of the query.', token);
    if (isKeyword && !KEYWORDS.has(token.text.toLowerCase())) {
      throw this.fault(`'${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`, token);
    }
    throw this.fault(
      `Expecting either a value, list or function but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a value.`,
      token,
    );
  }

  private ordering(): Query['orderBy'] {
    if (!this.takeWord('by')) throw this.fault("Expecting 'by' after 'order'.", this.peek());
    const fields: Query['orderBy'] = [];
    do {
      const token = this.next();
      const isField = token.kind === 'string' || (token.kind === 'word' && !isReserved(token.text));
      if (!isField) throw this.fault('Expecting a field name to order by.', token);
      const descending = this.takeWord('desc');
      if (!descending) this.takeWord('asc');
      fields.push({ field: token.text, descending });
    } while (this.takeSymbol(','));
    return fields;
  }

  private close(message: string): void {
    if (!this.takeSymbol(')')) throw this.fault(message, this.peek());
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: this.jql.length };
  }

  private next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  private isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  private takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.position += 1;
    return found;
  }

  private takeSymbol(text: string): boolean {
    const token = this.peek();
    const found = token.kind === 'symbol' && token.text === text;
    if (found) this.position += 1;
    return found;
  }

  private fault(message: string, token: Token): Error {
    return jqlFault(message, this.jql, token.at);
  }
}
