import type { AdfNode } from '../state';

/** Builders for the Atlassian Document Format. A string stands for plain text wherever inline content is expected. */
export type Inline = string | AdfNode;

export function doc(...content: AdfNode[]): AdfNode {
  return { type: 'doc', version: 1, content };
}

export function paragraph(...content: Inline[]): AdfNode {
  return { type: 'paragraph', content: inline(content) };
}

export function heading(level: number, ...content: Inline[]): AdfNode {
  return { type: 'heading', attrs: { level }, content: inline(content) };
}

export function code(language: string, text: string): AdfNode {
  return { type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] };
}

export function quote(...content: Inline[]): AdfNode {
  return { type: 'blockquote', content: [paragraph(...content)] };
}

export function panel(panelType: 'info' | 'note' | 'warning' | 'success' | 'error', ...content: Inline[]): AdfNode {
  return { type: 'panel', attrs: { panelType }, content: [paragraph(...content)] };
}

export function rule(): AdfNode {
  return { type: 'rule' };
}

/** Each item is one line, or several blocks (for nested lists). */
export function bullets(...items: (Inline | AdfNode[])[]): AdfNode {
  return { type: 'bulletList', content: items.map(listItem) };
}

export function numbered(...items: (Inline | AdfNode[])[]): AdfNode {
  return { type: 'orderedList', attrs: { order: 1 }, content: items.map(listItem) };
}

export function tasks(...items: [state: 'TODO' | 'DONE', text: Inline][]): AdfNode {
  return {
    type: 'taskList',
    attrs: { localId: 'tasks' },
    content: items.map(([state, text], index) => ({
      type: 'taskItem',
      attrs: { localId: `task-${index}`, state },
      content: inline([text]),
    })),
  };
}

export function decision(text: string): AdfNode {
  return {
    type: 'decisionList',
    attrs: { localId: 'decisions' },
    content: [{ type: 'decisionItem', attrs: { localId: 'decision-0', state: 'DECIDED' }, content: inline([text]) }],
  };
}

/** The first row is the header. */
export function table(...rows: Inline[][]): AdfNode {
  const cells = (row: Inline[], type: string) => row.map((cell) => ({ type, attrs: {}, content: [paragraph(cell)] }));
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: rows.map((row, index) => ({ type: 'tableRow', content: cells(row, index === 0 ? 'tableHeader' : 'tableCell') })),
  };
}

export function expand(title: string, ...content: AdfNode[]): AdfNode {
  return { type: 'expand', attrs: { title }, content };
}

/** Only inside a table cell, as the format has it. */
export function tableWithNestedExpand(header: string, title: string, ...content: AdfNode[]): AdfNode {
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [
      { type: 'tableRow', content: [{ type: 'tableHeader', attrs: {}, content: [paragraph(header)] }] },
      { type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content: [{ type: 'nestedExpand', attrs: { title }, content }] }] },
    ],
  };
}

/** A picture by its address, with a caption. */
export function picture(url: string, alt: string, caption: string): AdfNode {
  return {
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [
      { type: 'media', attrs: { type: 'external', url, alt, width: 1280, height: 720 } },
      { type: 'caption', content: inline([caption]) },
    ],
  };
}

export function bold(text: string): AdfNode {
  return { type: 'text', text, marks: [{ type: 'strong' }] };
}

export function mono(text: string): AdfNode {
  return { type: 'text', text, marks: [{ type: 'code' }] };
}

export function link(text: string, href: string): AdfNode {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] };
}

export function lineBreak(): AdfNode {
  return { type: 'hardBreak' };
}

export function mention(id: string, name: string): AdfNode {
  return { type: 'mention', attrs: { id, text: `@${name}`, accessLevel: '' } };
}

export function emoji(shortName: string, text: string): AdfNode {
  return { type: 'emoji', attrs: { shortName, text } };
}

export function card(url: string): AdfNode {
  return { type: 'inlineCard', attrs: { url } };
}

export function date(day: string): AdfNode {
  return { type: 'date', attrs: { timestamp: String(Date.parse(`${day}T00:00:00Z`)) } };
}

export function lozenge(text: string, color: 'neutral' | 'purple' | 'blue' | 'red' | 'yellow' | 'green'): AdfNode {
  return { type: 'status', attrs: { text, color, localId: `status-${text}` } };
}

function listItem(item: Inline | AdfNode[]): AdfNode {
  return { type: 'listItem', content: Array.isArray(item) ? item : [paragraph(item)] };
}

function inline(content: readonly Inline[]): AdfNode[] {
  return content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
}
