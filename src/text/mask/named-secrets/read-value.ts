import type { Span } from '../mask-rule';

const CLOSING: Record<string, string> = { '"': '"', "'": "'", '`': '`', '“': '”', '„': '“', '‘': '’', '«': '»', '「': '」' };

const LONGEST_QUOTED = 200;
const UNQUOTED = /[^\s"'`“”‘’,;&<>()[\]{}|，、。；「」]{1,512}/y;
const LINE_END = /[\n<]/;

/** Punctuation that rather ends the sentence than the value. */
function withoutSentenceEnd(text: string): string {
  return text.replace(/[.,:;\\]+$/, '');
}

function readQuoted(text: string, from: number): (Span & { isQuoted: true }) | null {
  // Quotes inside JSON inside a string are escaped.
  const escape = text[from] === '\\' ? 1 : 0;
  const closing = CLOSING[text[from + escape] ?? ''];
  if (closing === undefined) return null;
  const start = from + escape + 1;
  const window = text.slice(start, start + LONGEST_QUOTED + 2);
  const end = window.indexOf(escape === 1 ? `\\${closing}` : closing);
  if (end <= 0 || window.slice(0, end).includes('\n')) return null;
  return { start, end: start + end, isQuoted: true };
}

/** The value that begins at `from`, without its quotes; null when there is none. */
export function readValue(text: string, from: number): (Span & { isQuoted: boolean }) | null {
  const quoted = readQuoted(text, from);
  if (quoted !== null) return quoted;
  UNQUOTED.lastIndex = from;
  const match = UNQUOTED.exec(text);
  const value = withoutSentenceEnd(match?.[0] ?? '');
  return value === '' ? null : { start: from, end: from + value.length, isQuoted: false };
}

/** The content of an element: up to the next tag or line. */
export function readContent(text: string, from: number): Span & { isQuoted: boolean } {
  const window = text.slice(from, from + LONGEST_QUOTED);
  const length = LINE_END.exec(window)?.index ?? window.length;
  return { start: from, end: from + length, isQuoted: true };
}
