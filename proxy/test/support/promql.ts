type Kind = 'scalar' | 'instant' | 'range';

/** The functions that the rules use: what they take and what they give (prometheus.io, "Query functions"). */
const FUNCTIONS: Record<string, { takes: Kind[]; gives: Kind }> = {
  rate: { takes: ['range'], gives: 'instant' },
  increase: { takes: ['range'], gives: 'instant' },
  histogram_quantile: { takes: ['scalar', 'instant'], gives: 'instant' },
  time: { takes: [], gives: 'scalar' },
};
const AGGREGATIONS = new Set(['sum', 'max', 'min', 'avg', 'count']);
const DURATION = String.raw`\d+[smhdw]`;
const TOKENS = new RegExp(
  String.raw`\s+|(?:\d+\.?\d*(?![\w.])|${DURATION}(?!\w)|[a-zA-Z_:][\w:]*|"(?:[^"\\]|\\.)*"|==|!=|>=|<=|=~|!~|[-+*/%<>=(){}\[\],])`,
  'y',
);
const OPERATORS = new Set(['+', '-', '*', '/', '%', '==', '!=', '>', '<', '>=', '<=', 'and', 'or', 'unless']);
const SET_OPERATORS = new Set(['and', 'or', 'unless']);

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (TOKENS.lastIndex = 0; TOKENS.lastIndex < text.length;) {
    const at = TOKENS.lastIndex;
    const [token] = TOKENS.exec(text) ?? [];
    if (token === undefined) throw new Error(`unexpected text at ${at}: ${text.slice(at, at + 20)}`);
    if (token.trim() !== '') tokens.push(token);
  }
  return tokens;
}

/** Reads the part of PromQL that the rules are written in, and checks that each operand is of the right kind. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  read(): Kind {
    const kind = this.expression();
    if (this.at < this.tokens.length) throw new Error(`unexpected ${this.peek()}`);
    return kind;
  }

  /** Empty at the end, which no pattern allows. */
  private peek(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(pattern: RegExp): string {
    const token = this.peek();
    if (!pattern.test(token)) throw new Error(`${token || 'the end'} where ${String(pattern)} has to be`);
    this.at += 1;
    return token;
  }

  private takeIf(token: string): boolean {
    const isNext = this.peek() === token;
    if (isNext) this.at += 1;
    return isNext;
  }

  private list(item: () => void, end: string): void {
    if (this.takeIf(end)) return;
    do item();
    while (this.takeIf(','));
    if (!this.takeIf(end)) throw new Error(`${this.peek() || 'the end'} where ${end} has to be`);
  }

  private expression(): Kind {
    let kind = this.operand();
    while (OPERATORS.has(this.peek())) {
      const operator = this.take(/./);
      const right = this.operand();
      if (kind === 'range' || right === 'range') throw new Error(`a range beside ${operator}`);
      if (SET_OPERATORS.has(operator) && (kind === 'scalar' || right === 'scalar')) throw new Error(`a number beside ${operator}`);
      if (right === 'instant') kind = 'instant';
    }
    return kind;
  }

  private operand(): Kind {
    if (/^\d/.test(this.peek())) {
      this.take(/^\d+\.?\d*$/);
      return 'scalar';
    }
    if (this.takeIf('(')) {
      const kind = this.expression();
      this.take(/^\)$/);
      return kind;
    }
    const name = this.take(/^[a-zA-Z_:][\w:]*$/);
    if (AGGREGATIONS.has(name)) return this.aggregation();
    return this.peek() === '(' ? this.call(name) : this.selector();
  }

  private aggregation(): Kind {
    if (this.takeIf('by') || this.takeIf('without')) {
      this.take(/^\($/);
      this.list(() => this.take(/^[a-z_]+$/), ')');
    }
    this.take(/^\($/);
    if (this.expression() !== 'instant') throw new Error('an aggregation of something that is no instant vector');
    this.take(/^\)$/);
    return 'instant';
  }

  private call(name: string): Kind {
    const signature = FUNCTIONS[name];
    if (signature === undefined) throw new Error(`an unknown function ${name}`);
    const given: Kind[] = [];
    this.take(/^\($/);
    this.list(() => void given.push(this.expression()), ')');
    if (given.join() !== signature.takes.join()) throw new Error(`${name}(${given.join()}) has to be ${name}(${signature.takes.join()})`);
    return signature.gives;
  }

  private selector(): Kind {
    let kind: Kind = 'instant';
    const matcher = (): void => {
      this.take(/^[a-z_]+$/);
      this.take(/^(?:=|!=|=~|!~)$/);
      this.take(/^"/);
    };
    if (this.takeIf('{')) this.list(matcher, '}');
    if (this.takeIf('[')) {
      this.take(new RegExp(`^${DURATION}$`));
      this.take(/^\]$/);
      kind = 'range';
    }
    if (this.takeIf('offset')) this.take(new RegExp(`^${DURATION}$`));
    return kind;
  }
}

/** What an expression gives. @throws Error for what Prometheus would not load, and for PromQL that the rules do not use. */
export function kindOf(expression: string): Kind {
  return new Reader(tokenize(expression)).read();
}
