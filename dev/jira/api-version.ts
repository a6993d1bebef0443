import { isRecord } from './call';
import type { AdfNode } from './state';
import { textOfDocument } from './text-of-document';

/** How a version of the API writes descriptions and comments. */
export interface DocumentFormat {
  show: (document: AdfNode) => unknown;
  /** Undefined when this version does not take the value. */
  read: (value: unknown) => AdfNode | undefined;
}

interface ApiVersion {
  /** As answers spell it in links. */
  root: string;
  format: DocumentFormat;
}

/** Version 3 has documents (Atlassian Document Format). */
const documents: DocumentFormat = { show: (document) => document, read: readDocument };

/** Version 2 has wiki markup. Here it is the bare text: markup is neither written nor understood. */
const texts: DocumentFormat = { show: textOfDocument, read: (value) => (typeof value === 'string' ? documentOfText(value) : undefined) };

const VERSIONS: ReadonlyMap<string, ApiVersion> = new Map([
  ['3', { root: '/rest/api/3', format: documents }],
  ['2', { root: '/rest/api/2', format: texts }],
  ['latest', { root: '/rest/api/2', format: texts }],
]);

/** The version that a path names and what follows it; null for any other path. */
export function readApiVersion(pathname: string): (ApiVersion & { path: string }) | null {
  const [, name = '', path = ''] = /^\/rest\/api\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  const version = VERSIONS.get(name);
  return version === undefined ? null : { ...version, path };
}

function readDocument(value: unknown): AdfNode | undefined {
  const isDocument = isRecord(value) && value['type'] === 'doc' && value['version'] === 1 && Array.isArray(value['content']);
  return isDocument ? (value as unknown as AdfNode) : undefined;
}

function documentOfText(text: string): AdfNode {
  const paragraphs = text.split(/\n{2,}/).filter((block) => block.trim() !== '');
  return { type: 'doc', version: 1, content: paragraphs.map((block) => ({ type: 'paragraph', content: lines(block) })) };
}

function lines(block: string): AdfNode[] {
  return block.split('\n').flatMap((line, index) => {
    const text: AdfNode[] = line === '' ? [] : [{ type: 'text', text: line }];
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });
}
