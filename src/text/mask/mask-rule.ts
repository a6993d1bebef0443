import type { MaskKind } from '../../contract/mask-kind';
import { MASKS } from './mask-kind';

/** A piece of text, in UTF-16 units; the end is the first one behind it. */
export interface Span {
  start: number;
  end: number;
}

/** One kind of thing to mask. What `find` returns is in order and does not overlap; its time is linear. */
export interface MaskRule {
  kind: MaskKind;
  find: (text: string) => Span[];
}

export interface MaskMatch {
  /** What is to be replaced. */
  text: string;
  /** Up to 40 characters on each side. */
  before: string;
  after: string;
}

const CONTEXT = 40;

/** The match with its surroundings. */
export function inContext(text: string, { start, end }: Span): MaskMatch {
  return { text: text.slice(start, end), before: text.slice(Math.max(0, start - CONTEXT), start), after: text.slice(end, end + CONTEXT) };
}

/** Where a global pattern matches. Most texts have nothing of a kind, and `matchAll` makes a pattern of its own each time before it looks. */
export function matchesOf(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) === -1 ? [] : text.matchAll(pattern);
}

/**
 * A rule by a global pattern. It is linear when runs are bounded, or start only where no run of theirs continues. The
 * named group `keep`, when there is one, stays in front. `accepts` has the last word, for what a pattern cannot say.
 */
export function byPattern(kind: MaskKind, pattern: RegExp, accepts: (match: MaskMatch) => boolean = () => true): MaskRule {
  const find = (text: string): Span[] =>
    Array.from(matchesOf(text, pattern), (match) => ({
      start: match.index + (match.groups?.['keep'] ?? '').length,
      end: match.index + match[0].length,
    })).filter((span) => accepts(inContext(text, span)));
  return { kind, find };
}

/** Replaces what the rule finds and says how often. */
export function applyRule(text: string, { kind, find }: MaskRule): { text: string; count: number } {
  const spans = find(text);
  if (spans.length === 0) return { text, count: 0 };
  let masked = '';
  let copied = 0;
  for (const { start, end } of spans) {
    masked += text.slice(copied, start) + MASKS[kind];
    copied = end;
  }
  return { text: masked + text.slice(copied), count: spans.length };
}

/**
 * The same rule, left out where the text has none of the marks, one of which is in whatever it finds. A pattern that
 * begins with a run of letters is tried at each letter; looking for a mark takes a twentieth of that.
 */
export function onlyWith(marks: readonly string[], { kind, find }: MaskRule): MaskRule {
  return { kind, find: (text) => (marks.some((mark) => text.includes(mark)) ? find(text) : []) };
}
