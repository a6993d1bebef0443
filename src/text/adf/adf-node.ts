/** A node of the Atlassian Document Format, read so leniently that anything at all gives one. */
export interface AdfNode {
  type: string;
  /** Empty when the node has none. */
  text: string;
  attributes: Record<string, unknown>;
  content: readonly unknown[];
  marks: readonly unknown[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A bare string counts as a text node, a bare list as a node with that content; null for everything else. */
export function readNode(value: unknown): AdfNode | null {
  if (typeof value === 'string') return { type: 'text', text: value, attributes: {}, content: [], marks: [] };
  if (Array.isArray(value)) return { type: '', text: '', attributes: {}, content: value, marks: [] };
  if (!isRecord(value)) return null;
  return {
    type: typeof value.type === 'string' ? value.type : '',
    text: typeof value.text === 'string' ? value.text : '',
    attributes: isRecord(value.attrs) ? value.attrs : {},
    content: asArray(value.content),
    marks: asArray(value.marks),
  };
}

/** The first of these values that is a text or a number and not empty; empty when there is none. */
export function readText(record: unknown, ...names: string[]): string {
  if (!isRecord(record)) return '';
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** Target of the link mark on a text node; empty when there is none. */
export function readLink(node: AdfNode): string {
  for (const mark of node.marks) {
    if (!isRecord(mark) || mark.type !== 'link' || !isRecord(mark.attrs)) continue;
    if (typeof mark.attrs.href === 'string') return mark.attrs.href;
  }
  return '';
}
