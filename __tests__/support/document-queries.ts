import { type DocumentNode, Slot } from '../../dev/shell/document/node';

/** Props that a UI Kit component shows as text, in the order in which it shows them. */
const TEXT_PROPS = ['title', 'header', 'label', 'description', 'content', 'placeholder', 'value'] as const;

/** A node with the nodes around it, outermost first. */
export interface Found {
  node: DocumentNode;
  ancestors: DocumentNode[];
}

/** Every node, in reading order, those inside props too. */
export function listNodes(root: DocumentNode, ancestors: DocumentNode[] = []): Found[] {
  const below = [...ancestors, root];
  return [{ node: root, ancestors }, ...childrenOf(root).flatMap((child) => listNodes(child, below))];
}

/** Children, and after them the elements that were passed in props. */
function childrenOf(node: DocumentNode): DocumentNode[] {
  return [...node.children, ...Object.values(node.props).flatMap((value) => (value instanceof Slot ? value.nodes : []))];
}

/** What a person reads. Text that stands in one line in the page stands in one line here. */
export function textOf(node: DocumentNode): string {
  if (node.type === 'String') return String(node.props['text']);
  const inline = node.children.some(({ type }) => type === 'String');
  const own = TEXT_PROPS.map((name) => node.props[name]).filter((value): value is string => typeof value === 'string');
  const children = childrenOf(node)
    .map(textOf)
    .filter((text) => text !== '');
  return [...own, children.join(inline ? '' : '\n')].filter((text) => text !== '').join('\n');
}

/** The name that a screen reader gives to a control: its own, its text, or that of the label that points to it. */
export function nameOf(node: DocumentNode, all: Found[]): string {
  const { props } = node;
  if (typeof props['aria-label'] === 'string') return props['aria-label'];
  if (typeof props['label'] === 'string') return props['label'];
  if (props['label'] instanceof Slot) return props['label'].nodes.map(textOf).join('');
  const id = props['id'] ?? props['inputId'];
  const label = id === undefined ? undefined : all.find((found) => found.node.type === 'Label' && found.node.props['labelFor'] === id);
  if (label !== undefined) return label.node.children.map(textOf).join('').trim();
  return node.children.map(textOf).join('').trim();
}
