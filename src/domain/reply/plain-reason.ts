import { cleanText } from '../text/clean-text';

/** Longest reason that is stored and shown, in code points. */
export const REASON_LIMIT = 280;

const MARKDOWN_LINK = /!?\[([^\][]*)\]\([^()]*\)/gu;
const ADDRESS = /\b[a-z][a-z0-9+.-]{0,30}:\/\/\S*|\b(?:mailto|tel|data|javascript|vbscript):\S*|\bwww\.\S*|\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\/\S*/giu;
const MARKUP = /[*_`~|<>[\]{}]|^\s{0,3}(?:#{1,6}|-{3,}|={3,})\s*/gmu;

function once(text: string): string {
  return text.replace(MARKDOWN_LINK, '$1').replace(ADDRESS, '').replace(MARKUP, ' ');
}

/**
 * A model's reason as plain text: no link, no markup, one line, at most {@link REASON_LIMIT} code
 * points. A model can be talked into anything by an issue's text; what it writes is shown to people.
 */
export function plainReason(reason: string, maskPersonalData: boolean): string {
  // Four times the limit is enough to fill it, and bounds the work.
  let { text } = cleanText(reason, { maskPersonalData, limit: REASON_LIMIT * 4 });
  // Removing one thing can put the halves of another together.
  for (let round = 0, before = ''; round < 5 && before !== text; round += 1) {
    before = text;
    text = once(text);
  }
  const line = text.replace(/\s+/gu, ' ').trim();
  return Array.from(line).slice(0, REASON_LIMIT).join('').trim();
}
