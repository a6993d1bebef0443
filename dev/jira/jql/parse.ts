import { jqlFault } from './fault';
import { tokenize, type Token } from './tokenize';

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export type Clause =
  | { kind: 'and' | 'or'; clauses: Clause[] }
  | { kind: 'not'; clause: Clause }
  | { kind: 'term'; field: string; operator: Operator; values: string[] };

export interface Query {
  /** Null: no restriction at all. */
  where: Clause | null;
  orderBy: { field: string; descending: boolean }[];
}

const RESERVED = new Set(['and', 'or', 'not', 'in', 'is', 'order', 'by', 'empty', 'null', 'was', 'changed']);

/** Reads a query: AND binds tighter than OR, NOT tighter than both. Throws Jira's 400. */
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
    while (this.takeWord('or')) clauses.push(this.and());
    return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { kind: 'or', clauses };
  }

  private and(): Clause {
    const clauses = [this.not()];
    while (this.takeWord('and')) clauses.push(this.not());
    return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { kind: 'and', clauses };
  }

  private not(): Clause {
    if (this.takeWord('not')) return { kind: 'not', clause: this.not() };
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
    if (token.kind === 'word' && RESERVED.has(token.text.toLowerCase())) {
      throw this.fault(
        `Expecting a field name but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a field name.`,
        token,
      );
    }
    const operator = this.operator();
    const values = operator === 'in' || operator === 'not in' ? this.list() : [this.value()];
    return { kind: 'term', field: token.text, operator, values };
  }

  private operator(): Operator {
    const token = this.next();
    if (token.kind === 'symbol' && !['(', ')', ','].includes(token.text)) return token.text as Operator;
    if (token.kind === 'word') {
      const word = token.text.toLowerCase();
      if (word === 'in') return 'in';
      if (word === 'not' && this.takeWord('in')) return 'not in';
      if (word === 'is') return this.takeWord('not') ? 'is not' : 'is';
    }
    const got = token.kind === 'end' ? 'the end of the query' : `'${token.text}'`;
    throw this.fault(
      `Expecting operator but got ${got}. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.`,
      token,
    );
  }

  private list(): string[] {
    if (!this.takeSymbol('(')) throw this.fault(`Expecting '(' but got '${this.peek().text}'.`, this.peek());
    const values = [this.value()];
    while (this.takeSymbol(',')) values.push(this.value());
    this.close("Expecting ')' at the end of the list.");
    return values;
  }

  private value(): string {
    const token = this.next();
    if (token.kind === 'string') return token.text;
    const isKeyword = RESERVED.has(token.text.toLowerCase()) && !/^(empty|null)$/i.test(token.text);
    if (token.kind === 'word' && !isKeyword) return token.text;
    if (token.kind === 'end') throw this.fault('Expecting either a value, list or function before the end of the query.', token);
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
      if (token.kind !== 'word' && token.kind !== 'string') throw this.fault('Expecting a field name to order by.', token);
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
