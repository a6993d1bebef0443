/** One kind of thing to mask. Patterns are linear: runs are bounded, or start only where no run of theirs goes on. */
export interface MaskRule {
  /** Global. The named group `keep`, when there is one, stays in front of the replacement. */
  pattern: RegExp;
  replacement: string;
  /** The last word, for what a pattern cannot say. */
  accepts?: (match: MaskMatch) => boolean;
}

export interface MaskMatch {
  text: string;
  /** What is to be replaced, without `keep`. */
  secret: string;
  keep: string;
  /** Up to 40 characters on each side. */
  before: string;
  after: string;
}

const CONTEXT = 40;

/** Replaces what the rule finds and says how often. */
export function applyRule(text: string, rule: MaskRule): { text: string; count: number } {
  let count = 0;
  const masked = text.replace(rule.pattern, (...parts: unknown[]) => {
    const match = parts[0] as string;
    const hasGroups = typeof parts.at(-1) === 'object';
    const keep = hasGroups ? ((parts.at(-1) as { keep?: string }).keep ?? '') : '';
    const offset = parts.at(hasGroups ? -3 : -2) as number;
    const end = offset + match.length;
    const accepted =
      rule.accepts?.({
        text: match,
        secret: match.slice(keep.length),
        keep,
        before: text.slice(Math.max(0, offset - CONTEXT), offset),
        after: text.slice(end, end + CONTEXT),
      }) ?? true;
    if (!accepted) return match;
    count += 1;
    return keep + rule.replacement;
  });
  return { text: masked, count };
}
