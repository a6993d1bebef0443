import striptags from 'striptags';
import { findMarkup } from './find-markup';
import type { FindEnd } from './find-markup';
import { HIDDEN_ELEMENTS, INLINE_ELEMENTS } from './html-elements';

/** Stands for a `<` that is text while tags are stripped. A control character: the text holds none by then. */
const ESCAPED_LESS_THAN = '\u0001';

/** Joining across a removed tag could complete a tag or an entity that is being written here. */
const UNFINISHED_MARKUP = /[<&\u0001][^\s<&\u0001]*$/;
const LONGEST_UNFINISHED = 32;

/** Like `indexOf`, but what was not found once is not looked for again: many openings, no end, still linear. */
function createFindEnd(text: string): FindEnd {
  const lower = text.toLowerCase();
  const searchable = lower.length === text.length ? lower : text;
  const missing = new Set<string>();
  return (delimiter, from) => {
    if (missing.has(delimiter)) return -1;
    const index = searchable.indexOf(delimiter, from);
    if (index < 0) missing.add(delimiter);
    return index;
  };
}

function separatorFor(name: string, before: string): string {
  if (!INLINE_ELEMENTS.has(name)) return '\n';
  return UNFINISHED_MARKUP.test(before) ? ' ' : '';
}

/** What takes the place of markup: text, and a bare tag for the stripper; and where the text continues. */
interface Replacement {
  text: string;
  tag?: string;
  resumeAt: number;
}

function replaceMarkup(text: string, open: number, before: string, findEnd: FindEnd): Replacement {
  const markup = findMarkup(text, open, findEnd);
  switch (markup.kind) {
    case 'text':
      return { text: ESCAPED_LESS_THAN, resumeAt: open + 1 };
    case 'unsafe-text':
      return { text: `${ESCAPED_LESS_THAN} `, resumeAt: open + 1 };
    case 'cdata-start':
    case 'comment':
      return { text: ' ', resumeAt: markup.end };
    case 'tag': {
      const { name, closing, end } = markup;
      const hiddenEnd = !closing && HIDDEN_ELEMENTS.has(name) ? findEnd(`</${name}`, end) : -1;
      return { text: separatorFor(name, before), tag: `<${name}>`, resumeAt: Math.max(hiddenEnd, end) };
    }
  }
}

/** Leaves no `<` but those of bare tags of known elements: the only thing that the stripper then finds. */
function escapeText(text: string): string {
  const findEnd = createFindEnd(text);
  const pieces: string[] = [];
  let tail = '';
  let index = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', index)) {
    const before = text.slice(index, open);
    tail = (tail + before.slice(-LONGEST_UNFINISHED)).slice(-LONGEST_UNFINISHED);
    const replacement = replaceMarkup(text, open, tail, findEnd);
    pieces.push(before, replacement.text, replacement.tag ?? '');
    tail += replacement.text;
    index = replacement.resumeAt;
  }
  return pieces.join('') + text.slice(index);
}

/**
 * Removes the tags of known HTML elements, comments, and the content of `script` and `style`. Every other `<` is
 * text and stays; where it could still be read as markup, a space after it makes it harmless.
 *
 * `striptags` by itself takes any `<` for a tag and swallows the rest of `x<y and more`, hence the escaping.
 * Expects text without control characters.
 */
export function stripMarkup(text: string): string {
  if (!text.includes('<')) return text;
  return striptags(escapeText(text)).replaceAll(ESCAPED_LESS_THAN, '<');
}
