import { once } from '../../../contract/once';
import { cleanText } from '../../../text/clean-text';
import { latePattern } from '../../../text/late-pattern';

/** Longest reason that is stored and shown, in code points. */
export const REASON_LIMIT = 280;

/** Honest reasons are plain after two rounds. */
const MOST_ROUNDS = 8;

const MARKDOWN_LINK = /!?\[([^\][]*)\]\([^()]*\)/gu;
const MENTION = /\[~[^\][]*\]|\baccountid:\S*/giu;
/** Full-width angles and backticks turn into plain ones as soon as somebody normalizes the text. */
const MARKUP = /[*_`~|<>[\]{}＜＞﹤﹥｀]|^\s{0,3}(?:#{1,6}|-{3,}|={3,})\s*/gmu;

const noLetters = latePattern(String.raw`[^\p{L}\p{M}\p{N}]+`, 'gu');

/**
 * Whatever a program could make a link of: with a scheme, `www.`, `//host`, or a domain or a machine's number with a
 * port, path or query. A domain alone stays: `Node.js` and `OrderService.java` look the same.
 */
const addresses = once(() => [
  /\S{0,64}:\/\/\S*/gu,
  /\b(?:mailto|tel|data|javascript|vbscript|file|blob|about):\S+/giu,
  /(?<![a-z])www\.\S*/giu,
  new RegExp(String.raw`(?<![\p{L}\p{N}/])\/\/(?=[\p{L}\p{N}])\S*`, 'gu'),
  new RegExp(String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}(?::\d{1,5})?[/?#](?=\S)\S*`, 'gu'),
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/\S*/gu,
]);

function withoutAddresses(text: string): string {
  return addresses().reduce((current, pattern) => current.replace(pattern, ''), text);
}

/** Full-width signs as plain ones, and what browsers read as dots and slashes too. */
function spellPlainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=[a-z0-9])[。｡](?=[a-z0-9])/giu, '.')
    .replace(/[⁄∕⧸]/gu, '/');
}

function plainOnce(text: string): string {
  const plain = withoutAddresses(text.replace(MARKDOWN_LINK, '$1').replace(MENTION, '')).replace(MARKUP, ' ');
  // The signs of the reason's own language stay, unless they hide something.
  const spelled = spellPlainly(plain);
  return withoutAddresses(spelled) === spelled ? plain : withoutAddresses(spelled);
}

/** Removing one thing can put the halves of another together. What never comes to an end keeps its words only. */
function untilPlain(text: string): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = plainOnce(current);
    if (next === current) return current;
    current = next;
  }
  return current.replace(noLetters(), ' ');
}

/** As much of a reason as is stored and shown. */
export function cutReason(reason: string): string {
  return Array.from(reason).slice(0, REASON_LIMIT).join('').trim();
}

/** A word of small letters, whatever its first one is, has nothing to take away: it is no address, markup or secret. */
const plainWord = latePattern(String.raw`^\p{Lu}?\p{Ll}{1,40}$`, 'u');

/**
 * A model's reason as plain text: no link, no markup, one line, at most {@link REASON_LIMIT} code
 * points. A model can be talked into anything by an issue's text; what it writes is shown to people.
 */
export function plainReason(reason: string, maskPersonalData: boolean): string {
  if (plainWord().test(reason)) return reason;
  // Four times the limit is enough to fill it, and bounds the work.
  const { text } = cleanText(reason, { maskPersonalData, limit: REASON_LIMIT * 4 });
  return cutReason(untilPlain(text).replace(/\s+/gu, ' ').trim());
}
