import type { ReactNode } from 'react';
import { type AdfNode, readAdf } from './adf-node';
import { drawBlock } from './blocks';
import { withHeadingDepths } from './heading-depths';
import { drawInline } from './inline';

/** A description as Jira's issue view shows it. An unknown node shows its content. */
export function AdfView({ document }: { document: unknown }): ReactNode {
  const root = readAdf(document);
  return <div className="adf">{root === null ? null : <AdfNodes nodes={withHeadingDepths(root.content)} />}</div>;
}

export function AdfNodes({ nodes }: { nodes: readonly AdfNode[] }): ReactNode {
  return nodes.map((node, index) => <AdfOne key={index} node={node} />);
}

function AdfOne({ node }: { node: AdfNode }): ReactNode {
  const inner = <AdfNodes nodes={node.content} />;
  return drawInline(node) ?? drawBlock(node, inner) ?? inner;
}
