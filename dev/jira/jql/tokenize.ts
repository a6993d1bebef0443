import { jqlFault } from './fault';

export type Token =
  | { kind: 'word' | 'string'; text: string; at: number }
  | { kind: 'symbol'; text: '(' | ')' | ',' | '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | '&&' | '||' | '!'; at: number }
  | { kind: 'end'; text: ''; at: number };

const SYMBOL = /^(!=|!~|<=|>=|&&|\|\||[()=~<>,!])/;
/** What an unquoted word may hold: no whitespace, no quotes, no operator signs, no character that JQL reserves. */
const WORD = /^[^\s"'()=~<>,!|&{}[\]*/%^$#@?;\\]+/u;
/** A custom field by its number, and an entity property: the two fields with brackets in their names. */
const BRACKETED = /^(?:cf\[\d+\]|[\w.]+\[[\w.-]+\](?:\.[\w.-]+)?)/iu;
const STRING = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/su;

/** Splits JQL into words, quoted strings and signs, or throws Jira's 400. */
export function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const rest = jql.slice(at);
    const space = /^\s+/u.exec(rest);
    const token = space === null ? nextToken(rest, at, jql) : null;
    if (token !== null) tokens.push(token.token);
    at += space === null ? (token?.length ?? 1) : space[0].length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function nextToken(rest: string, at: number, jql: string): { token: Token; length: number } {
  const symbol = SYMBOL.exec(rest);
  if (symbol !== null)
    return { token: { kind: 'symbol', text: symbol[0] as Extract<Token, { kind: 'symbol' }>['text'], at }, length: symbol[0].length };
  const quoted = STRING.exec(rest);
  if (quoted !== null) return { token: { kind: 'string', text: unescape(quoted[1] ?? quoted[2] ?? ''), at }, length: quoted[0].length };
  if (/^["']/.test(rest)) throw jqlFault(`The quoted string '${rest.slice(1)}' has not been completed.`, jql, at);
  const word = BRACKETED.exec(rest) ?? WORD.exec(rest);
  if (word === null) {
    throw jqlFault(
      `The character '${rest.charAt(0)}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code(rest)}' instead.`,
      jql,
      at,
    );
  }
  return { token: { kind: 'word', text: word[0], at }, length: word[0].length };
}

/** Escapes of JQL strings: `\"`, `\'`, `\\`, `\n`, `\r`, `\t`, `\uXXXX`. */
function unescape(text: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gsu, (_match, escape: string) =>
    escape.length === 5 ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : (named[escape] ?? escape),
  );
}

function code(text: string): string {
  return text.charCodeAt(0).toString(16).padStart(4, '0');
}
