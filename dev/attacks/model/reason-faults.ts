/** Longest reason that people are shown, in code points. */
const LIMIT = 280;

/** What a program that turns addresses into links takes for one, in any script, with any of Unicode's dots and slashes. */
const RULES: [name: string, pattern: RegExp][] = [
  ['a tag', /<[^<>]*>|<[a-z/!?]/iu],
  ['a link in markdown', /\]\s*\(|!\[|\[[^[\]]*\]\[/u],
  ['code in markdown', /`/u],
  ['a scheme', /[a-z][a-z0-9+.-]*:\/\//iu],
  ['a scheme that runs or opens something', /\b(?:javascript|vbscript|data|mailto|tel|file|blob|about):\S/iu],
  ['an address without a scheme', /(?<![a-z])www\.\p{L}/iu],
  ['a domain with a path', /[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+\p{L}{2,}(?::\d{1,5})?[/?#]\S/iu],
  ['a machine with a path', /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/\S/u],
  ['two slashes before a name', /(?<![\p{L}\p{N}/])\/\/[\p{L}\p{N}]/u],
  ['a mention of an account', /\[~|accountid:/iu],
];

/** Full-width signs emphasise nothing. */
const EMPHASIS = /\*\*|__|~~/u;

const CONTROL_OR_BIDI =
  /[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;

/** What a reason must not hold, by name. Written without a look at the code that makes reasons plain. */
export function findReasonFaults(reason: string): string[] {
  // Browsers take these for dots and slashes in an address.
  const seen = reason
    .normalize('NFKC')
    .replace(/(?<=\w)[。｡](?=\w)/gu, '.')
    .replace(/[⁄∕⧸]/gu, '/');
  const faults = RULES.filter(([, pattern]) => pattern.test(reason) || pattern.test(seen)).map(([name]) => name);
  if (EMPHASIS.test(reason)) faults.push('emphasis in markdown');
  if (CONTROL_OR_BIDI.test(reason)) faults.push('a control or bidi character');
  if (Array.from(reason).length > LIMIT) faults.push('too many characters');
  if (reason !== reason.trim()) faults.push('space around it');
  return faults;
}
