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

/** Leaves no `<` but those of bare tags of known elements: the only thing that the stripper then finds. */
function escapeText(text: string): string {
  const findEnd = createFindEnd(text);
  let output = '';
  let index = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', index)) {
    output += text.slice(index, open);
    const markup = findMarkup(text, open, findEnd);
    index = open + 1;
    if (markup.kind === 'text') output += ESCAPED_LESS_THAN;
    else if (markup.kind === 'unsafe-text') output += `${ESCAPED_LESS_THAN} `;
    else if (markup.kind === 'cdata') {
      output += ` ${text.slice(markup.start, markup.end).replaceAll('<', `${ESCAPED_LESS_THAN} `)} `;
      index = markup.end + 3;
    } else if (markup.kind === 'comment') {
      output += ' ';
      index = markup.end;
    } else {
      output += `${separatorFor(markup.name, output.slice(-LONGEST_UNFINISHED))}<${markup.name}>`;
      const hiddenEnd = !markup.closing && HIDDEN_ELEMENTS.has(markup.name) ? findEnd(`</${markup.name}`, markup.end) : -1;
      index = hiddenEnd >= 0 ? hiddenEnd : markup.end;
    }
  }
  return output + text.slice(index);
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
