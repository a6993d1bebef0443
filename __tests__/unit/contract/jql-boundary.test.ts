import { JQLLexer, JQLParser } from '@atlaskit/jql-parser';
import { CharStreams, CommonTokenStream } from 'antlr4ts';
import fc from 'fast-check';
import { jqlBoundaryFault } from '../../../src/contract/jql-boundary';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';

/** The query as Atlassian's own parser reads it; null where it refuses. */
function readByAtlassian(jql: string) {
  let faults = 0;
  const listener = { syntaxError: () => void (faults += 1) };
  const lexer = new JQLLexer(CharStreams.fromString(jql));
  const parser = new JQLParser(new CommonTokenStream(lexer));
  for (const recognizer of [lexer, parser]) {
    recognizer.removeErrorListeners();
    recognizer.addErrorListener(listener);
  }
  const query = parser.jqlQuery();
  return faults === 0 ? query : null;
}

/** Whether all of the query holds within the project: it is an AND at the top, of the project and one thing more. */
function staysWithin(query: NonNullable<ReturnType<typeof readByAtlassian>>): boolean {
  const alternatives = query.jqlWhere()?.jqlOrClause().jqlAndClause() ?? [];
  const conditions = alternatives.flatMap((alternative) => alternative.jqlNotClause());
  return alternatives.length === 1 && conditions.length === 2 && conditions[0]?.text === 'project=10001';
}

test.each([
  'component is EMPTY',
  'statusCategory != Done AND (labels is EMPTY OR priority = "Medium")',
  'summary ~ "order by (\\"phone\\")"',
  "summary ~ 'a \\' ) b'",
  'summary ~ "\\""',
  'labels = reorder and text ~ "order"',
])('lets %j stand as a part of a query', (jql) => {
  expect(jqlBoundaryFault(jql)).toBeNull();
  expect(readByAtlassian(jql)).not.toBeNull();
});

test.each([
  ['', 'Enter a query'],
  ['  ', 'Enter a query'],
  [`labels = ${'a'.repeat(SETTINGS_LIMITS.jqlLength)}`, 'too long'],
  ['labels is EMPTY) OR (project = OTHER', 'closed that was not opened'],
  ['labels is EMPTY OR (project = OTHER', 'opened and not closed'],
  ['summary ~ "a', 'quotation mark'],
  ["summary ~ 'a\\'", 'quotation mark'],
  ['summary ~ a\\', 'backslash'],
  ['labels is EMPTY ORDER BY created', 'ORDER BY'],
  ['labels = "a\\n"order by created', 'ORDER BY'],
  ['order by created', 'ORDER BY'],
])('refuses %j, which would leave its place', (jql, says) => {
  expect(jqlBoundaryFault(jql)?.message).toContain(says);
});

// @promise own-queries-stay-in-the-project
test('whatever is let through never leaves the project, as Atlassian’s parser reads it', () => {
  const piece = fc.constantFrom(
    ...'a|"b c"|"|\'|=|!=|~|in|not|is EMPTY|and|or|(|)|,|f()|order|by|\\|\\"|!|&&|||project = OTHER|labels is EMPTY'.split('|'),
  );
  const way = fc.constantFrom('labels is EMPTY) or (project = OTHER', 'a = "b\\" or c = ("', 'a = b) or (');
  const jqls = fc
    .array(fc.oneof({ arbitrary: piece, weight: 9 }, { arbitrary: way, weight: 1 }), { minLength: 1, maxLength: 12 })
    .chain((list) => fc.constantFrom(list.join(' '), list.join('')));
  let parsed = 0;
  fc.assert(
    fc.property(jqls, (jql) => {
      fc.pre(jqlBoundaryFault(jql) === null);
      const query = readByAtlassian(`project = 10001 AND (${jql}) ORDER BY created DESC`);
      if (query === null) return;
      parsed += 1;
      expect({ jql, stays: staysWithin(query) }).toEqual({ jql, stays: true });
    }),
    { numRuns: 3_000 },
  );
  expect(parsed).toBeGreaterThan(20);
});

test('what Atlassian’s parser takes as a condition is let through', () => {
  const condition = fc.constantFrom('a = b', 'labels is EMPTY', 'c in (d, "e )")', 'not x ~ "(\\" or"', "s = 'it\\'s'");
  const joined = fc.array(condition, { minLength: 1, maxLength: 6 }).map((list) => list.join(' or ('));
  fc.assert(
    fc.property(joined, (open) => {
      const jql = open + ')'.repeat(open.split(' or (').length - 1);
      expect({ jql, fault: jqlBoundaryFault(jql) }).toEqual({ jql, fault: readByAtlassian(jql) === null ? expect.anything() : null });
    }),
  );
});
