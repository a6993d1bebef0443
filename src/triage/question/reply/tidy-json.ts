import { endOfComment, endOfString } from './scan-object';

/** What other languages call what JSON has, or has no word for. */
const WORDS: Record<string, string> = { None: 'null', undefined: 'null', NaN: 'null', Infinity: 'null', True: 'true', False: 'false' };

/** Characters; no honest answer is longer, and longer ones take time. */
const LONGEST = 32_768;

const TOKEN = /-?[A-Za-z]+|[^"/,}\]A-Za-z-]+|[^]/y;

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** JSON wants these escaped inside strings. */
function escapeControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => ESCAPES[character] ?? '');
}

/**
 * What models write in place of JSON and what can mean one thing only, as JSON: comments, commas behind the last entry,
 * line breaks inside strings, Python's words. Nothing is completed: what is missing stays missing, and a very long text
 * comes back as it is.
 */
export function tidyJson(text: string): string {
  if (text.length > LONGEST) return text;
  const pieces: string[] = [];
  /** Where the comma stands that nothing but space has followed. */
  let comma = -1;
  let index = 0;
  while (index < text.length) {
    const comment = endOfComment(text, index);
    if (comment !== -1) {
      index = comment;
      continue;
    }
    const isString = text[index] === '"';
    TOKEN.lastIndex = index;
    const end = isString ? endOfString(text, index) : index + (TOKEN.exec(text)?.[0].length ?? 1);
    if (end === -1) return text;
    const piece = text.slice(index, end);
    if ((piece === '}' || piece === ']') && comma !== -1) pieces[comma] = '';
    if (piece.trim() !== '') comma = piece === ',' ? pieces.length : -1;
    pieces.push(isString ? escapeControls(piece) : (WORDS[piece.replace('-', '')] ?? piece));
    index = end;
  }
  return pieces.join('');
}
