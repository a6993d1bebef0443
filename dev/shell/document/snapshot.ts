import { type DocumentNode, type Handler, isRecord, Slot } from './node';

/** Turns a function of the app into one that the page may call. */
export type WrapHandler = (handler: Handler) => Handler;

/**
 * Copies the tree that `@forge/react` hands over after a commit.
 *
 * The reconciler keeps mutating the same objects, and Atlaskit's `xcss()` rewrites its argument, so the page
 * never draws the app's own objects. As over the real bridge, values survive as JSON; functions stay callable.
 *
 * @throws TypeError when a prop refers to itself.
 */
export function snapshotDocument(source: unknown, wrap: WrapHandler): DocumentNode {
  if (!isRecord(source) || typeof source.type !== 'string') throw new TypeError('The app did not send a UI Kit document.');
  const key = typeof source.key === 'string' ? source.key : source.type;
  const children = Array.isArray(source.children) ? (source.children as unknown[]) : [];
  return {
    type: source.type,
    key,
    props: copyProps(isRecord(source.props) ? source.props : {}, { wrap, path: key, ancestors: [] }),
    children: children.map((child) => snapshotDocument(child, wrap)),
  };
}

interface CopyContext {
  wrap: WrapHandler;
  /** Where the value stands; keys of elements inside props derive from it, so that they survive the next commit. */
  path: string;
  ancestors: readonly object[];
}

function copyProps(source: Record<string, unknown>, context: CopyContext): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source)) {
    const copied = copyValue(value, { ...context, path: `${context.path}/${name}` });
    // JSON has no undefined: on the real bridge such a prop is absent.
    if (copied !== undefined) copy[name] = copied;
  }
  return copy;
}

function copyValue(value: unknown, context: CopyContext): unknown {
  if (typeof value === 'function') return context.wrap(value as Handler);
  if (typeof value === 'symbol' || typeof value === 'bigint') return undefined;
  if (!isRecord(value)) return value;
  if (context.ancestors.includes(value)) throw new TypeError(`The prop ${context.path} refers to itself.`);
  const inner = { ...context, ancestors: [...context.ancestors, value] };
  if (isReactElement(value)) return new Slot(elementNodes(value, inner));
  if (Array.isArray(value)) {
    return value.map((item, index) => copyValue(item, { ...inner, path: `${context.path}/${index}` }) ?? null);
  }
  if (typeof value.toJSON === 'function') return (value.toJSON as () => unknown)();
  return copyProps(value, inner);
}

function isReactElement(value: Record<string, unknown>): boolean {
  // Registered symbols are shared between the frame and the page; the second name is React 19's.
  return value.$$typeof === Symbol.for('react.element') || value.$$typeof === Symbol.for('react.transitional.element');
}

/** Elements inside props never passed the app's reconciler, so only UI Kit's own types can be drawn. */
function elementNodes(element: Record<string, unknown>, context: CopyContext): DocumentNode[] {
  const { children, ...props } = isRecord(element.props) ? element.props : {};
  if (element.type === Symbol.for('react.fragment')) return childNodes(children, context);
  const path = typeof element.key === 'string' ? `${context.path}#${element.key}` : context.path;
  const inner = { ...context, path };
  if (typeof element.type !== 'string') {
    return [{ type: `${componentName(element.type)} (a component inside a prop)`, key: path, props: {}, children: [] }];
  }
  return [{ type: element.type, key: path, props: copyProps(props, inner), children: childNodes(children, inner) }];
}

function childNodes(children: unknown, context: CopyContext): DocumentNode[] {
  const list = Array.isArray(children) ? (children as unknown[]) : [children];
  return list.flatMap((child, index): DocumentNode[] => {
    const inner = { ...context, path: `${context.path}/${index}` };
    if (Array.isArray(child)) return childNodes(child, inner);
    if (typeof child === 'string' || typeof child === 'number') {
      return [{ type: 'String', key: inner.path, props: { text: String(child) }, children: [] }];
    }
    return isRecord(child) && isReactElement(child) ? elementNodes(child, inner) : [];
  });
}

function componentName(type: unknown): string {
  return typeof type === 'function' && type.name !== '' ? type.name : 'Unknown';
}
