import { FAULT_TEXTS, SETTINGS_LIMITS } from './limits';
import { text, type Wording } from './text';

const FAULTS = {
  empty: { message: text('Enter a query, for example: statusCategory != Done AND component is EMPTY') },
  tooLong: FAULT_TEXTS.tooLong(SETTINGS_LIMITS.jqlLength),
  quote: { message: text('A quotation mark is opened and not closed.') },
  escape: { message: text('The query cannot end with a backslash.') },
  opened: { message: text('A parenthesis is opened and not closed.') },
  closed: { message: text('A parenthesis is closed that was not opened.') },
  order: { message: text('Leave out ORDER BY. The newest issues come first. A value called “order” needs quotation marks.') },
} as const;

/** What ends a word in JQL outside quotation marks. */
const NO_WORD = /[\s()"',=!<>~&|]/u;

/**
 * What is wrong with somebody's own JQL as a part of a larger query, where it stands in parentheses; null when it stays
 * inside them. Whether Jira understands it, Jira says. JQL has quotation marks of both kinds, a backslash that takes the
 * meaning from the next character inside and outside of them, and no comments (Atlassian documentation, "Advanced search
 * reference", reserved characters).
 */
export function jqlBoundaryFault(jql: string): Wording | null {
  if (jql.trim() === '') return FAULTS.empty;
  if (jql.length > SETTINGS_LIMITS.jqlLength) return FAULTS.tooLong;
  let quote: string | null = null;
  let depth = 0;
  let word = '';
  // A blank at the end ends the last word.
  for (let at = 0; at <= jql.length; at += 1) {
    const character = jql[at] ?? ' ';
    if (character === '\\') {
      at += 1;
      if (at >= jql.length) return FAULTS.escape;
      if (quote === null) word += '\\';
      continue;
    }
    if (quote !== null) {
      if (character === quote) quote = null;
      continue;
    }
    if (!NO_WORD.test(character)) {
      word += character;
      continue;
    }
    if (word.toLowerCase() === 'order') return FAULTS.order;
    word = '';
    if (character === '"' || character === "'") quote = character;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return FAULTS.closed;
  }
  if (quote !== null) return FAULTS.quote;
  return depth > 0 ? FAULTS.opened : null;
}
