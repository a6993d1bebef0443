import type { MaskKind } from '../../contract/mask-kind';
import { ACCOUNT_RULES } from './account-rules';
import { COMMAND_RULES } from './command-rules';
import { EMAIL_RULES } from './email-rules';
import { HEADER_RULES } from './header-rules';
import { IP_RULES } from './ip-rules';
import { noneFound } from './mask-kind';
import { applyRule } from './mask-rule';
import { MENTION_RULES } from './mention-rules';
import { nameRule } from './name-rules';
import { NAMED_SECRET_RULES } from './named-secrets/named-secret-rules';
import { PHONE_RULES } from './phone-rules';
import { PRIVATE_KEY_RULES } from './private-key-rules';
import { TOKEN_RULES } from './token-rules';

/** Secrets first: a password may hold an `@`, a token may hold a number. */
const RULES = [
  ...PRIVATE_KEY_RULES,
  ...TOKEN_RULES,
  ...HEADER_RULES,
  ...COMMAND_RULES,
  ...NAMED_SECRET_RULES,
  ...MENTION_RULES,
  ...EMAIL_RULES,
  ...IP_RULES,
  ...ACCOUNT_RULES,
  ...PHONE_RULES,
];

export interface MaskedText {
  text: string;
  count: number;
  /** The same count by what was found; every kind is there. */
  found: Record<MaskKind, number>;
}

/**
 * Replaces email addresses, telephone, card and account numbers, IP addresses, mentions, passwords, tokens and
 * keys by what they are, in brackets: `[email]`, `[phone]`, `[token]`.
 *
 * Patterns find most of them, not all; hashes, UUIDs, versions, times and issue keys are meant to stay. How many they
 * find of what was written down in advance, `npm run masking` says.
 *
 * @param names of people, as Jira shows them; they are masked too. Without it, names stay.
 */
export function maskPersonalData(text: string, names: readonly string[] = []): MaskedText {
  const found = noneFound();
  let current = text;
  for (const rule of names.length === 0 ? RULES : [...RULES, nameRule(names)]) {
    const masked = applyRule(current, rule);
    current = masked.text;
    found[rule.kind] += masked.count;
  }
  return { text: current, count: Object.values(found).reduce((sum, each) => sum + each, 0), found };
}
