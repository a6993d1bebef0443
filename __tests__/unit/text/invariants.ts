import { HTML_ELEMENTS } from '../../../src/text/html-elements';

const LIVE_TAG = new RegExp(`</?(?:${[...HTML_ELEMENTS].join('|')})(?=[\\s/>]|$)|<[!?]`, 'i');
const EVENT_HANDLER = /\bon\w+\s*=/i;
const SCRIPT_ADDRESS = /\b(?:java|vb|live)script\s*:/i;
const MARKER = /#[^\p{L}\p{N}#]*ticket[^\p{L}\p{N}]*(?:start|end)/iu;
const CONTROL_OR_INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** What must never be in cleaned text, by name; empty for text that is clean. */
export function findFaults(text: string, limit: number): string[] {
  const faults: [string, boolean][] = [
    ['live tag', LIVE_TAG.test(text)],
    ['event handler', EVENT_HANDLER.test(text)],
    ['script address', SCRIPT_ADDRESS.test(text)],
    ['marker', MARKER.test(text.normalize('NFKC'))],
    ['invisible character', CONTROL_OR_INVISIBLE.test(text)],
    ['lone surrogate', LONE_SURROGATE.test(text)],
    ['too long', Array.from(text).length > limit],
    ['two blank lines', text.includes('\n\n\n')],
    ['space at a line end', / (?:\n|$)/.test(text)],
  ];
  return faults.filter(([, found]) => found).map(([name]) => name);
}
