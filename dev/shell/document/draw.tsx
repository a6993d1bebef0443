import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { type DocumentNode, Slot } from './node';
import { text } from './props';

/** Draws one UI Kit component. */
export type Drawing = (props: { node: DocumentNode }) => ReactNode;

export type Registry = Readonly<Record<string, Drawing>>;

/** Services that drawn components need from the page around them. */
export interface DrawingHost {
  registry: Registry;
  navigate: (href: string, newTab: boolean) => void;
  /** Display name of a person, or null when unknown. */
  personName: (accountId: string) => string | null;
}

const DrawingHostContext = createContext<DrawingHost | null>(null);
export const DrawingHostProvider = DrawingHostContext.Provider;

export function useDrawingHost(): DrawingHost {
  const host = useContext(DrawingHostContext);
  if (host === null) throw new Error('UI Kit components are drawn inside a DrawingHostProvider.');
  return host;
}

/** Draws a node; a component that this host cannot draw becomes a red box, so that it is not overlooked. */
export function Draw({ node }: { node: DocumentNode }): ReactNode {
  const { registry } = useDrawingHost();
  if (node.type === 'String') return text(node, 'text') ?? '';
  const Component = Object.hasOwn(registry, node.type) ? registry[node.type] : undefined;
  return Component ? <Component node={node} /> : <UnknownComponent name={node.type} />;
}

export function DrawAll({ nodes }: { nodes: readonly DocumentNode[] }): ReactNode {
  return nodes.map((node) => <Draw key={node.key} node={node} />);
}

/** What is in a prop that may hold text or elements. */
export function drawSlot(value: unknown): ReactNode {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Slot) return <DrawAll nodes={value.nodes} />;
  if (Array.isArray(value)) return value.map((item: unknown, index) => <Fragment key={index}>{drawSlot(item)}</Fragment>);
  return undefined;
}

export function UnknownComponent({ name }: { name: string }): ReactNode {
  return (
    <div className="unknown-component" role="alert" data-testid="unknown-component">
      The offline host cannot draw <code>{name}</code>.
    </div>
  );
}
