import { HTML_ELEMENTS } from './html-elements';

/** What a `<` turned out to be. */
export type Markup =
  /** No markup: an operator, a generic type, an arrow. */
  | { kind: 'text' }
  /** It could open markup, but reads like prose or never ends: made harmless, and every word kept. */
  | { kind: 'unsafe-text' }
  | { kind: 'tag'; name: string; closing: boolean; end: number }
  | { kind: 'comment'; end: number }
  /** What it encloses is text. */
  | { kind: 'cdata-start'; end: number };

/** The rest of the text that a closing delimiter is looked for in. */
export type FindEnd = (delimiter: string, from: number) => number;

const TAG_NAME = /<(\/?)([a-z][a-z0-9]*)(?=[\s/<>"'`]|$)/iy;
const BALANCED_TAG_END = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y;
const LOOSE_TAG_END = /[^<>]*>/y;
const DECLARATION = /<(?:!doctype|\?xml)\b[^<>]*>/iy;
const CDATA_START = '<![CDATA[';

function endOfMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** `a<b and c>d` and `List<Object>` have an element's name, yet no author of HTML writes them. */
function readsLikeProse(name: string, attributes: string, before: string): boolean {
  const isComparison = name.length === 1 && attributes.trim() !== '' && !/[=/]/.test(attributes);
  const isGenericType = /^[A-Z][a-z]/.test(name) && /\w$/.test(before);
  return isComparison || isGenericType;
}

function findTag(text: string, index: number): Markup {
  TAG_NAME.lastIndex = index;
  const match = TAG_NAME.exec(text);
  const name = match?.[2] ?? '';
  if (match === null || !HTML_ELEMENTS.has(name.toLowerCase())) return { kind: 'text' };
  const nameEnd = TAG_NAME.lastIndex;
  const balanced = endOfMatch(BALANCED_TAG_END, text, nameEnd);
  const end = balanced >= 0 ? balanced : endOfMatch(LOOSE_TAG_END, text, nameEnd);
  const closing = match[1] === '/';
  if (end < 0) return { kind: 'unsafe-text' };
  if (!closing && readsLikeProse(name, text.slice(nameEnd, end - 1), text.slice(Math.max(0, index - 1), index))) {
    return { kind: 'unsafe-text' };
  }
  return { kind: 'tag', name: name.toLowerCase(), closing, end };
}

/** Says what the `<` at `index` is. The time is linear over all calls: no tag reaches beyond the next `<`. */
export function findMarkup(text: string, index: number, findEnd: FindEnd): Markup {
  const next = text[index + 1];
  if (next !== '!' && next !== '?') return findTag(text, index);
  if (text.startsWith('<!--', index)) {
    const end = findEnd('-->', index + 4);
    return end < 0 ? { kind: 'unsafe-text' } : { kind: 'comment', end: end + 3 };
  }
  if (text.startsWith(CDATA_START, index)) return { kind: 'cdata-start', end: index + CDATA_START.length };
  const end = endOfMatch(DECLARATION, text, index);
  return end < 0 ? { kind: 'unsafe-text' } : { kind: 'comment', end };
}
