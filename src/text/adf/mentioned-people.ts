import { readNode, readText } from './adf-node';

/** Mentions are looked for this deep; Jira's own documents are a few levels deep. */
const DEEPEST = 30;

/** Names of the people whom a document mentions, as they stand in it, without the sign before them. Never throws. */
export function mentionedPeople(document: unknown, depth = 0): string[] {
  const node = depth > DEEPEST ? null : readNode(document);
  if (node === null) return [];
  const own = node.type === 'mention' ? readText(node.attributes, 'text').replace(/^@/u, '').trim() : '';
  return [...(own === '' ? [] : [own]), ...node.content.flatMap((child) => mentionedPeople(child, depth + 1))];
}
