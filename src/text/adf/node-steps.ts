import { readLink, readNode, readText } from './adf-node';
import type { AdfNode } from './adf-node';
import type { TextWriter } from './text-writer';

/** Something to write, or a node to visit at a list depth; `bullet` when its parent is a list. */
export type Step = ((writer: TextWriter) => void) | { value: unknown; depth: number; bullet?: string };

/** What it takes to write a node: steps, children among them, in the order in which they read. */
type NodeSteps = (node: AdfNode, depth: number, bullet: string) => Step[];

/** Stands for every person: who is mentioned says nothing about how to triage. */
const ANONYMOUS_MENTION = '@user';

const BULLET = '-';

const breakLine: Step = (writer) => writer.breakLine();

function write(text: string): Step {
  return (writer) => writer.write(text);
}

function children(node: AdfNode, depth: number): Step[] {
  return node.content.map((value) => ({ value, depth }));
}

const block: NodeSteps = (node, depth) => [breakLine, ...children(node, depth), breakLine];

function inline(readText: (node: AdfNode) => string): NodeSteps {
  return (node, depth) => [write(readText(node)), ...children(node, depth)];
}

function titled(...names: string[]): NodeSteps {
  return (node, depth) => [breakLine, write(readText(node.attributes, ...names)), breakLine, ...children(node, depth), breakLine];
}

function list(bulletOf: (node: AdfNode, index: number) => string): NodeSteps {
  return (node, depth) => [breakLine, ...node.content.map((value, index) => ({ value, depth, bullet: bulletOf(node, index) })), breakLine];
}

function item(bulletOf: (node: AdfNode, bullet: string) => string): NodeSteps {
  return (node, depth, bullet) => [(writer) => writer.startItem(depth, bulletOf(node, bullet)), ...children(node, depth + 1), breakLine];
}

/** A list of tasks may be in another one without an item around it: that is how tasks nest. */
const taskList: NodeSteps = (node, depth) => [
  breakLine,
  ...node.content.map((value) => ({ value, depth: readNode(value)?.type === 'taskList' ? depth + 1 : depth })),
  breakLine,
];

const row: NodeSteps = (node, depth) => [
  (writer) => writer.startRow(),
  ...node.content.flatMap((value, index): Step[] => [(writer) => writer.startCell(index === 0), { value, depth }]),
  (writer) => writer.endRow(),
];

/** A link's address is kept where the text does not say it already. */
function readLinkedText(node: AdfNode): string {
  const link = readLink(node);
  const address = link.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  return address === '' || node.text.includes(address) ? node.text : `${node.text} (${link})`;
}

function readEmoji(node: AdfNode): string {
  return readText(node.attributes, 'text', 'shortName', 'fallback');
}

/** ADF dates are milliseconds since 1970 at midnight UTC, as text. */
function readDate(node: AdfNode): string {
  const date = new Date(Number(readText(node.attributes, 'timestamp') || NaN));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/T.*$/, '');
}

/** The address, which is in the card's linked data when the card has none of its own. */
function readCard(node: AdfNode): string {
  return readText(node.attributes, 'url') || readText(node.attributes.data, 'url', 'name');
}

function numberOf(node: AdfNode, index: number): string {
  const first = Number(readText(node.attributes, 'order') || 1);
  return `${(Number.isInteger(first) ? first : 1) + index}.`;
}

/** A node with content is a block, one without is part of the line. Unknown or not, its text is kept. */
const otherNode: NodeSteps = (node, depth, bullet) => {
  const text = write(node.text || readText(node.attributes, 'text', 'title'));
  return node.content.length === 0 ? [text] : [breakLine, text, ...block(node, depth, bullet)];
};

/** Node types of the Atlassian Document Format (its JSON schema, `adf/schema/full.json`). */
const STEPS = new Map<string, NodeSteps>([
  ['text', inline(readLinkedText)],
  ['hardBreak', () => [write('\n')]],
  ['mention', inline(() => ANONYMOUS_MENTION)],
  ['emoji', inline(readEmoji)],
  ['date', inline(readDate)],
  ['status', inline((node) => readText(node.attributes, 'text'))],
  ['inlineCard', inline(readCard)],
  ['blockCard', (node) => [breakLine, write(readCard(node)), breakLine]],
  ['embedCard', (node) => [breakLine, write(readCard(node)), breakLine]],
  ['media', titled('alt')],
  ['mediaInline', inline((node) => readText(node.attributes, 'alt'))],
  ['expand', titled('title')],
  ['nestedExpand', titled('title')],
  ['extension', titled('text')],
  ['bodiedExtension', titled('text')],
  ['inlineExtension', inline((node) => readText(node.attributes, 'text'))],
  ['bulletList', list(() => BULLET)],
  ['orderedList', list(numberOf)],
  ['decisionList', list(() => BULLET)],
  ['taskList', taskList],
  ['listItem', item((_node, bullet) => bullet)],
  ['decisionItem', item((_node, bullet) => bullet)],
  ['taskItem', item((node) => (readText(node.attributes, 'state') === 'DONE' ? '[x]' : '[ ]'))],
  ['blockTaskItem', item((node) => (readText(node.attributes, 'state') === 'DONE' ? '[x]' : '[ ]'))],
  ['tableRow', row],
  ['rule', () => [breakLine]],
]);

/** What is not in the table (paragraph, heading, blockquote, panel, codeBlock, table, layoutSection …) is a block. */
export function stepsFor(node: AdfNode, depth: number, bullet = BULLET): Step[] {
  return (STEPS.get(node.type) ?? otherNode)(node, depth, bullet);
}
