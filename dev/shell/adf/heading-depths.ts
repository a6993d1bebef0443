import { type AdfNode, attribute } from './adf-node';

/** The level that the author chose, which decides how a heading looks. */
export function headingLevel(node: AdfNode): number {
  return Math.min(6, Math.max(1, Number(attribute(node, 'level')) || 1));
}

/** The same nodes; each heading says how deep it stands, and none stands more than one below the last: whoever listens would miss what lies between. */
export function withHeadingDepths(nodes: readonly AdfNode[]): AdfNode[] {
  let last = 0;
  const walk = (node: AdfNode): AdfNode => {
    if (node.type === 'heading') last = Math.min(headingLevel(node), last + 1);
    const attrs = node.type === 'heading' ? { ...node.attrs, depth: last } : node.attrs;
    return { ...node, attrs, content: node.content.map(walk) };
  };
  return nodes.map(walk);
}
