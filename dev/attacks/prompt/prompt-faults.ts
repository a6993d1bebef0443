import type { Prompt } from '../../../src/triage/question/prompt/build-prompt';
import { NONCE } from './hostile-prompt';
import { visibleMarkers } from './visible-markers';

/** HTML's elements (living standard and obsolete ones), written down here so that no list of the app's is trusted. */
const ELEMENTS =
  'a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|plaintext|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp|animate|set|use|foreignobject';
const LIVE_TAG = new RegExp(`<(?:/?(?:${ELEMENTS})(?=[\\s/>]|$)|[!?])`, 'i');
const HANDLER = /\bon[a-z]+\s*=/i;
const SCRIPT_ADDRESS = /\b(?:java|vb|live)script\s*:/i;
const LONE_SURROGATE = /\p{Cs}/u;
const CONTROL_OR_BIDI = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

const LIMITS: Record<string, number> = { description: 1_000 };
const LIMIT_OF_OTHERS = 255;

interface Leaf {
  key: string;
  text: string;
}

function leavesOf(value: unknown, key = ''): Leaf[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, key));
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, item]) => leavesOf(item, name)) : [];
}

function faultsOfLeaf({ key, text }: Leaf): string[] {
  const faults: [string, boolean][] = [
    ['a marker', visibleMarkers(text).length > 0],
    ['a live tag', LIVE_TAG.test(text)],
    ['an event handler', HANDLER.test(text)],
    ['an address that runs script', SCRIPT_ADDRESS.test(text)],
    ['a control or bidi character', CONTROL_OR_BIDI.test(text)],
    ['a lone surrogate', LONE_SURROGATE.test(text)],
    ['too much text', Array.from(text).length > (LIMITS[key] ?? LIMIT_OF_OTHERS)],
    ['several lines', key !== 'description' && text.includes('\n')],
  ];
  return faults.filter(([, found]) => found).map(([name]) => `${key} holds ${name}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * What is wrong with a prompt that was built from hostile texts; nothing, when the app kept its word. `trusted` is the
 * system message of a prompt from harmless texts: strangers change nothing outside the fence. Null where the
 * administrator's own texts are part of the attack.
 */
export function findPromptFaults(prompt: Prompt, trusted: string | null): string[] {
  const faults: string[] = [];
  const lines = prompt.user.split('\n');
  const [start = '', json = '', end = ''] = lines;
  if (start !== `### TICKET START ${NONCE}` || end !== `### TICKET END ${NONCE} ###` || lines.length !== 3)
    faults.push('the fence is not three lines');
  const markers = visibleMarkers(`${prompt.system}\n${prompt.user}`);
  if (markers.join() !== 'start,end') faults.push(`a reader sees the markers ${markers.join()}`);
  if (LONE_SURROGATE.test(prompt.system + prompt.user)) faults.push('it holds a lone surrogate');
  if (trusted !== null && prompt.system !== trusted) faults.push('the system message differs');
  const ticket = parse(json);
  if (ticket === null) return [...faults, 'no JSON stands inside the fence'];
  return [...faults, ...leavesOf(ticket).flatMap(faultsOfLeaf)];
}
