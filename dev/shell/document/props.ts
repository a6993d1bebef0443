import type { DocumentNode, Handler } from './node';
import { type EventLike, serialiseEvent } from './serialise-event';

/**
 * The listed props, and no others: each UI Kit component documents the ones it takes, and passing all of them on
 * leaks unknown attributes into the page.
 */
export function pick(node: DocumentNode, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in node.props).map((name) => [name, node.props[name]]));
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
export function inputHandlers(node: DocumentNode): Record<'onChange' | 'onBlur' | 'onFocus', ((event: EventLike) => void) | undefined> {
  return { onChange: eventHandler(node, 'onChange'), onBlur: eventHandler(node, 'onBlur'), onFocus: eventHandler(node, 'onFocus') };
}

/** Calls the app's function of that name without what Atlaskit passes. */
export function plainHandler(node: DocumentNode, name: string): () => void {
  return () => void handler(node, name)?.();
}

export function text(node: DocumentNode, name: string): string | undefined {
  const value = node.props[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Children of the `ContentWrapper` of that name: how UI Kit carries named slots. */
export function wrapped(node: DocumentNode, name: string): DocumentNode[] {
  return node.children.find((child) => child.type === 'ContentWrapper' && child.props.name === name)?.children ?? [];
}
