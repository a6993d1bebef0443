import ts from 'typescript';

/** A test, or a group of tests, that says which promises it shows. */
export interface TaggedTest {
  ids: string[];
  /** Titles of the groups around it and its own, as they stand in the source. */
  title: string;
  /** Whether it is skipped, by itself or with its group. */
  isSkipped: boolean;
}

export interface Tags {
  tests: TaggedTest[];
  /** Lines, from 1, of tags that stand above nothing that is a test. */
  strayLines: number[];
}

const TAG = /^\/\/ @promise (.+)$/;
const TEST_FUNCTIONS = ['describe', 'it', 'test', 'xdescribe', 'xit', 'xtest'];

/** The names in `it.each([…])('…')`: `it`, `each`. */
function namesOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return namesOf(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? namesOf(callee.tag) : [];
}

/** Title and kind of a statement that declares a test or a group; undefined for any other statement. */
function testOf(statement: ts.Statement): { title: string; isSkipped: boolean; call: ts.CallExpression } | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const call = statement.expression;
  const names = namesOf(call.expression);
  const [title] = call.arguments;
  if (!TEST_FUNCTIONS.includes(names[0] ?? '') || title === undefined) return undefined;
  const text = ts.isStringLiteralLike(title) ? title.text : title.getText().slice(1, -1);
  return { title: text, isSkipped: names.some((name) => /^(?:skip|todo|x.*)$/.test(name)), call };
}

/** The ids in the tags directly above a node, with the position of each tag. */
function tagsAbove(node: ts.Node, source: string): { ids: string[]; position: number }[] {
  return (ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []).flatMap(({ pos, end }) => {
    const [, ids] = TAG.exec(source.slice(pos, end)) ?? [];
    return ids === undefined ? [] : [{ ids: ids.split(',').map((id) => id.trim()), position: pos }];
  });
}

/** Finds `// @promise id, id` directly above tests and groups of tests. */
export function readTags(fileName: string, source: string): Tags {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const tests: TaggedTest[] = [];
  const used = new Set<number>();

  const visit = (node: ts.Node, around: string[], isSkippedAround: boolean): void => {
    const test = ts.isStatement(node) ? testOf(node) : undefined;
    if (test === undefined) return ts.forEachChild(node, (child) => visit(child, around, isSkippedAround));
    const titles = [...around, test.title];
    const isSkipped = isSkippedAround || test.isSkipped;
    const tags = tagsAbove(node, source);
    tags.forEach(({ position }) => used.add(position));
    if (tags.length > 0) tests.push({ ids: tags.flatMap(({ ids }) => ids), title: titles.join(' › '), isSkipped });
    test.call.arguments.forEach((argument) => visit(argument, titles, isSkipped));
  };
  visit(file, [], false);

  const strayLines = [...source.matchAll(/^[ \t]*(\/\/ @promise\b)/gm)]
    .map(({ index, 0: whole }) => index + whole.indexOf('/'))
    .filter((position) => !used.has(position))
    .map((position) => file.getLineAndCharacterOfPosition(position).line + 1);
  return { tests, strayLines };
}
