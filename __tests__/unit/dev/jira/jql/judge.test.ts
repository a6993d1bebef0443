import { JQLLexer, JQLParser } from '@atlaskit/jql-parser';
import { CharStreams, CommonTokenStream } from 'antlr4ts';
import fc from 'fast-check';
import { z } from 'zod';
import { openJira } from '../jira-client';

const agent = openJira().as('agent');
const parsedSchema = z.object({
  queries: z.array(z.object({ errors: z.array(z.string()).optional(), structure: z.unknown().optional() })).length(1),
});

/** What Atlassian's own parser, which Jira's editor of queries uses, finds wrong. */
function faultsByAtlassian(jql: string): string[] {
  const faults: string[] = [];
  const listener = {
    syntaxError: (_recognizer: unknown, _symbol: unknown, _line: number, _column: number, message: string) => void faults.push(message),
  };
  const lexer = new JQLLexer(CharStreams.fromString(jql));
  const parser = new JQLParser(new CommonTokenStream(lexer));
  for (const recognizer of [lexer, parser]) {
    recognizer.removeErrorListeners();
    recognizer.addErrorListener(listener);
  }
  parser.jqlQuery();
  return faults;
}

async function parseHere(jql: string): Promise<{ isValid: boolean; structure?: unknown }> {
  const { body } = await agent.send('POST', '/jql/parse?validation=none', { queries: [jql] });
  const [{ errors, structure } = {}] = parsedSchema.parse(body).queries;
  return { isValid: errors === undefined, structure };
}

const QUERIES = [
  'project = SHOP',
  'project = SHOP summary ~ x',
  'assignee = currentUser() order by created desc',
  'summary ~ "a" && status=3 || x=1',
  '!project = SHOP',
  '!(a = b)',
  'project in SHOP',
  'created >= -5d',
  'created >= "-4w 2d"',
  'assignee in (currentUser(), EMPTY)',
  'key @ 1',
  'labels = a-b',
  'project = a.b',
  'cf[10001] = x',
  'order by key',
  '',
  'issue.property[a].b = 1',
  'summary ~ *x',
  'labels in ()',
  'component in ("a",)',
  'a = b and',
  'x = y order by',
  'x=y order by a,b asc',
  'assignee is currentUser()',
  'assignee is x',
  'project = "x',
  `text ~ 'it\\'s'`,
  'due < endOfDay(-1d)',
  'created > 2026-01-01',
  'text ~ 1.5',
  'a == b',
  'a=1 or (b=2 and not (c=3))',
  'assignee = 712020:6f',
  'labels is not empty',
  'labels not in (a)',
  'labels not = a',
  'empty = x',
  'parent = null',
  'sprint in openSprints()',
  'x in fn(a,b)',
  'a = b , c',
  'a & b = c',
  'a = "b" )',
  '((a = b)',
  'a = b\n or\tc = d',
  'a = fn(',
  'a = b order by c desc asc',
  'not not a = b',
  '"a b" = "c d"',
  "'a b' != c",
  'a !~ b',
  'a ! = b',
  'a = select',
  'a = b?',
  'a = b;',
  'a = {b}',
];

describe('what parses', () => {
  it.each(QUERIES)('here and with Atlassian’s parser alike: %s', async (jql) => {
    expect((await parseHere(jql)).isValid).toBe(faultsByAtlassian(jql).length === 0);
  });

  const piece = fc.constantFrom(
    'a',
    '"b c"',
    'EMPTY',
    '=',
    '!=',
    '~',
    'in',
    'not',
    'is',
    'and',
    'or',
    '(',
    ')',
    ',',
    'f()',
    'order by',
    'desc',
    '!',
    '&&',
    '-1d',
  );

  it('is the same for any pieces in a row', async () => {
    const pieces = fc.array(piece, { maxLength: 9 }).map((list) => list.join(' '));
    await fc.assert(
      fc.asyncProperty(pieces, async (jql) => {
        expect({ jql, isValid: (await parseHere(jql)).isValid }).toEqual({ jql, isValid: faultsByAtlassian(jql).length === 0 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a query in pieces', () => {
  it('has clauses, operands of each kind and the order', async () => {
    const jql = 'project = SHOP AND NOT (labels in (a, EMPTY) OR assignee = currentUser()) ORDER BY key DESC';
    expect((await parseHere(jql)).structure).toEqual({
      where: {
        operator: 'and',
        clauses: [
          { field: { name: 'project' }, operator: '=', operand: { value: 'SHOP' } },
          {
            operator: 'not',
            clauses: [
              {
                operator: 'or',
                clauses: [
                  { field: { name: 'labels' }, operator: 'in', operand: { values: [{ value: 'a' }, { keyword: 'empty' }] } },
                  { field: { name: 'assignee' }, operator: '=', operand: { function: 'currentUser', arguments: [] } },
                ],
              },
            ],
          },
        ],
      },
      orderBy: { fields: [{ field: { name: 'key' }, direction: 'desc' }] },
    });
  });

  it('is told with its faults as errors, as warnings or not at all', async () => {
    const ask = async (validation: string) =>
      z
        .object({ queries: z.array(z.unknown()) })
        .parse((await agent.send('POST', `/jql/parse?validation=${validation}`, { queries: ['project = NOPE'] })).body).queries[0];
    const fault = ["The value 'NOPE' does not exist for the field 'project'."];
    expect(await ask('strict')).toEqual({ query: 'project = NOPE', errors: fault });
    expect(await ask('warn')).toMatchObject({ structure: expect.anything(), warnings: fault });
    expect(await ask('none')).not.toHaveProperty('warnings');
    expect((await agent.send('POST', '/jql/parse?validation=loose', { queries: ['a = b'] })).status).toBe(400);
  });
});
