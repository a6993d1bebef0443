/** A function of the app, wrapped so that calling it never throws into the page. */
export type Handler = (...values: unknown[]) => unknown;

/** One element of the app's tree as it stood at one commit. */
export interface DocumentNode {
  type: string;
  /** Stable over commits: usable as a React key. */
  key: string;
  /** Plain JSON, {@link Handler}s, and {@link Slot}s where the app passed elements. */
  props: Record<string, unknown>;
  children: DocumentNode[];
}

/** Elements that the app passed inside a prop, such as the `actions` of a SectionMessage. */
export class Slot {
  constructor(readonly nodes: DocumentNode[]) {}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
