import { isRecord } from '../document/node';

/** A node of the Atlassian Document Format, as far as it is known. */
export interface AdfNode {
  type: string;
  text: string;
  attrs: Readonly<Record<string, unknown>>;
  marks: readonly AdfNode[];
  content: readonly AdfNode[];
}

/** Reads whatever Jira holds: a node that lacks something is shown as far as it goes. */
export function readAdf(value: unknown): AdfNode | null {
  if (!isRecord(value) || typeof value.type !== 'string') return null;
  return {
    type: value.type,
    text: typeof value.text === 'string' ? value.text : '',
    attrs: isRecord(value.attrs) ? value.attrs : {},
    marks: readAll(value.marks),
    content: readAll(value.content),
  };
}

function readAll(value: unknown): AdfNode[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map(readAdf).filter((node) => node !== null);
}

/** An attribute as text; empty when it is absent. */
export function attribute(node: AdfNode, name: string): string {
  const value = node.attrs[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The text of a date node, whose timestamp is in milliseconds. */
export function dateText(timestamp: string): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? timestamp : date.toISOString().slice(0, 10);
}

/** An address that may become a link: nothing that runs script. */
export function safeHref(address: string): string | undefined {
  return /^(?:https?:|mailto:|\/|#)/iu.test(address) ? address : undefined;
}
