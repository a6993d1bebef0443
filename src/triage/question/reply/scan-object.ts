/** Where a JSON object can begin: prose with braces is passed over. */
const BEGINNING = /\{[ \t\n\r]*["}/]/g;
const SPACE = ' \t\n\r';
const WORD = /[-+.\w]+/y;

/**
 * Which kind of token may follow which in an object and in an array (RFC 8259), more loosely than JSON itself: this
 * only finds an end, and lets pass what `tidyJson` can put right. `s`: string, `w`: number or word, `v`: the end of an object or array.
 */
const FOLLOWERS: Record<'{' | '[', Record<string, string>> = {
  '{': { '{': 's}', s: ':,}', ':': 'sw{[', w: ',}', v: ',}', ',': 's}' },
  '[': { '[': 'sw{[]', s: ',]', w: ',]', v: ',]', ',': 'sw{[]' },
};

export interface ScannedObject {
  isWhole: boolean;
  /** Where the object ends; of one that breaks off, where the search for another goes on. */
  end: number;
  /** It holds a key and a colon: prose with braces does not. */
  hasKey: boolean;
}

/** Where the next object may begin, or -1. */
export function nextObject(text: string, from: number): number {
  BEGINNING.lastIndex = from;
  return BEGINNING.exec(text)?.index ?? -1;
}

/** Where the comment that begins at `start` ends, which is the end of the text when nothing ends it; -1: there is none. */
export function endOfComment(text: string, start: number): number {
  if (text[start] !== '/') return -1;
  const isLine = text[start + 1] === '/';
  if (!isLine && text[start + 1] !== '*') return -1;
  const end = text.indexOf(isLine ? '\n' : '*/', start + 2);
  return end === -1 ? text.length : end + (isLine ? 1 : 2);
}

/** Where the string that begins at `start` ends, or -1. */
export function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index < text.length ? index + 1 : -1;
}

function endOfWord(text: string, start: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) ? WORD.lastIndex : -1;
}

/**
 * The end of the JSON object that begins at `start`, or where it turns out to be none. An object that breaks off breaks
 * every object that is open inside it too, so the search goes on behind them: thus each character of a text is looked
 * at a few times at most, however many braces it has. Only a string may have been none, so its inside is looked at anew.
 */
export function scanObject(text: string, start: number): ScannedObject {
  const open: ('{' | '[')[] = [];
  let previous = '';
  let hasKey = false;
  let insideString = start;
  let index = start;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (SPACE.includes(character)) {
      index += 1;
      continue;
    }
    const comment = endOfComment(text, index);
    if (comment !== -1) {
      index = comment;
      continue;
    }
    const isSign = '{}[],:'.includes(character);
    const kind = isSign ? character : character === '"' ? 's' : 'w';
    const container = open.at(-1);
    const mayFollow = container === undefined || FOLLOWERS[container][previous]?.includes(kind);
    const end = !mayFollow ? -1 : isSign ? index + 1 : kind === 's' ? endOfString(text, index) : endOfWord(text, index);
    if (end === -1) return { isWhole: false, end: previous === 's' ? insideString : index, hasKey };
    if (kind === 's') insideString = index + 1;
    if (kind === ':') hasKey = true;
    previous = kind;
    if (kind === '{' || kind === '[') open.push(kind);
    if (kind === '}' || kind === ']') {
      open.pop();
      previous = 'v';
      if (open.length === 0) return { isWhole: true, end, hasKey };
    }
    index = end;
  }
  return { isWhole: false, end: index, hasKey };
}
