import { ADDRESS_RULES } from './address-rules';
import { applyRule } from './mask-rule';
import { NUMBER_RULES } from './number-rules';
import { SECRET_RULES } from './secret-rules';

/** Secrets first: a password may hold an `@`, a token may hold a number. */
const RULES = [...SECRET_RULES, ...ADDRESS_RULES, ...NUMBER_RULES];

/**
 * Replaces e-mail addresses, telephone, card and account numbers, IP addresses, mentions, passwords, tokens and
 * keys by what they are, in brackets: `[email]`, `[phone]`, `[token]`.
 *
 * Patterns find most of them, not all; hashes, UUIDs, versions, times and issue keys are meant to stay.
 */
export function maskPersonalData(text: string): { text: string; count: number } {
  let current = text;
  let count = 0;
  for (const rule of RULES) {
    const masked = applyRule(current, rule);
    current = masked.text;
    count += masked.count;
  }
  return { text: current, count };
}
