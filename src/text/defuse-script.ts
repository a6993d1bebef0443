const EVENT_HANDLER = /\b(on\w+\s*)=/gi;

/** Browsers skip white space inside a scheme, so it is allowed between the letters. */
function spaced(word: string): string {
  return Array.from(word).join('\\s*');
}

const SCRIPT_SCHEME = new RegExp(`\\b(${['javascript', 'vbscript', 'livescript'].map(spaced).join('|')})\\s*:`, 'gi');

const DATA_ADDRESS = /\b(data\s*):(?=\s*[a-z]+\/)/gi;

/**
 * Makes event handlers and script addresses harmless where everyone can still read them, the way security people
 * defang addresses: `onerror=x` becomes `onerror[=]x`, `javascript:x` becomes `javascript[:]x`.
 */
export function defuseScript(text: string): string {
  return text.replace(EVENT_HANDLER, '$1[=]').replace(SCRIPT_SCHEME, '$1[:]').replace(DATA_ADDRESS, '$1[:]');
}
