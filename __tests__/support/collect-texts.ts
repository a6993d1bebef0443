import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text as the code has it: its English, and for one that counts something the English for one. */
export interface CodeText {
  english: string;
  one: string | null;
  file: string;
}

const ROOT = path.resolve(__dirname, '../..');
/** Where texts for readers are worded. */
const FOLDERS = ['resources', 'src'];

/** Where nothing else is worded: no prompts, no words of issues. */
const FOR_READERS = [
  'resources',
  'src/contract',
  'src/settings',
  'src/queue',
  'src/learning',
  'src/health',
  'src/statistics',
  'src/reset',
  'src/triage/action',
  'src/forge',
];

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function literalOf(node: ts.Expression | undefined, file: string): string {
  if (node !== undefined && ts.isStringLiteralLike(node)) return node.text;
  throw new Error(`${file}: a text for readers is a literal, so that its translations can be found.`);
}

function collectFrom(file: string): CodeText[] {
  const found: CodeText[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const [first, second, third] = node.arguments;
      if (/^(?:text|worded)$/u.test(node.expression.text)) found.push({ english: literalOf(first, file), one: null, file });
      if (node.expression.text === 'plural') found.push({ english: literalOf(third, file), one: literalOf(second, file), file });
    }
    ts.forEachChild(node, visit);
  };
  if (!file.endsWith('src/contract/text.ts')) visit(source);
  return found;
}

/** Queries in Jira's language, names of products, and zod's own text, which are the same in every language or never shown. */
const NO_TEXT =
  /^(?:statusCategory != Done|project = | AND issuekey |" ORDER BY |project in \(| is EMPTY| ORDER BY | AND |m (?:AND|ORDER BY) |Azure OpenAI$|Google Gemini$|LM Studio$|Invalid input$)/u;

function looksLikeText(literal: string): boolean {
  return /\p{L}+[,.:;]? \p{L}/u.test(literal) && !NO_TEXT.test(literal);
}

function findBareIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const isWorded =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(?:text|plural|worded)$/u.test(node.expression.text);
    if (isWorded) return node.arguments.filter((each) => !ts.isStringLiteralLike(each)).forEach(visit);
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) && looksLikeText(node.text)) {
      found.push(node.text);
    }
    return ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((text) => `${path.relative(ROOT, file)}: ${text}`);
}

/** What is worded without the mechanism, so that it stays English: a text of several words, or one between tags. */
export function findBareTexts(): string[] {
  return FOR_READERS.flatMap((folder) => listSources(path.join(ROOT, folder)).flatMap(findBareIn));
}

/** Every text for readers in the code, each place where it stands. */
export function collectTexts(): CodeText[] {
  return FOLDERS.flatMap((folder) => listSources(path.join(ROOT, folder)).flatMap(collectFrom));
}
