import type { DocumentNode, Handler } from './node';
import { type EventLike, serialiseEvent } from './serialise-event';

/**
 * The listed props, and no others: each UI Kit component documents the ones it takes, and passing all of them on
 * leaks unknown attributes into the page. Their types are the app's responsibility, hence the one cast.
 */
export function pick<Props>(node: DocumentNode, names: readonly (keyof Props & string)[]): Partial<Props> {
  const picked: Record<string, unknown> = {};
  for (const name of names) if (name in node.props) picked[name] = node.props[name];
  return picked as Partial<Props>;
}

/** The app's function under this name, or undefined when it passed none. */
export function handler(node: DocumentNode, name: string): Handler | undefined {
  const value = node.props[name];
  return typeof value === 'function' ? (value as Handler) : undefined;
}

/** A listener that passes the event on as Forge does, called at once: a controlled field loses input otherwise. */
export function eventHandler(node: DocumentNode, name: string): ((event: EventLike) => void) | undefined {
  const call = handler(node, name);
  return call && ((event) => void call(serialiseEvent(event)));
}

/** The three listeners that inputs share. */
export function inputHandlers(node: DocumentNode): {
  onChange: ((event: EventLike) => void) | undefined;
  onBlur: ((event: EventLike) => void) | undefined;
  onFocus: ((event: EventLike) => void) | undefined;
} {
  return { onChange: eventHandler(node, 'onChange'), onBlur: eventHandler(node, 'onBlur'), onFocus: eventHandler(node, 'onFocus') };
}

export function text(node: DocumentNode, name: string): string | undefined {
  const value = node.props[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The text of all descendants, for components that take text and no elements. */
export function textContent(nodes: readonly DocumentNode[]): string {
  return nodes.map((node) => (node.type === 'String' ? (text(node, 'text') ?? '') : textContent(node.children))).join('');
}

/** Children of the `ContentWrapper` of that name: how UI Kit carries named slots. */
export function wrapped(node: DocumentNode, name: string): DocumentNode[] {
  return node.children.find((child) => child.type === 'ContentWrapper' && child.props.name === name)?.children ?? [];
}
