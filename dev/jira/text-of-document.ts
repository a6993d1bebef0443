import type { AdfNode } from './state';

/** The text of a document, blocks separated by line ends: for search and for the changelog, not for showing. */
export function textOfDocument(node: AdfNode): string {
  return collect(node)
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const INLINE_PARENTS = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption']);

function collect(node: AdfNode): string {
  if (node.type === 'hardBreak') return '\n';
  const own = node.text ?? attributeText(node);
  const inside = (node.content ?? []).map(collect).join(INLINE_PARENTS.has(node.type) ? '' : '\n');
  return own === '' ? inside : own + inside;
}

/** What nodes without text content show: a mention's name, an emoji, a status, a link card, an expand's title. */
function attributeText(node: AdfNode): string {
  const { attrs } = node;
  if (attrs === undefined) return '';
  if (node.type === 'expand' || node.type === 'nestedExpand') return `${textOf(attrs['title'])}\n`;
  if (node.type === 'inlineCard' || node.type === 'blockCard') return textOf(attrs['url']);
  if (['mention', 'emoji', 'status'].includes(node.type)) return textOf(attrs['text']);
  return '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
