import { latePattern } from '../late-pattern';
import { MASKS } from './mask-kind';
import { byPattern, inContext, matchesOf, type MaskMatch, type MaskRule, type Span } from './mask-rule';

/** Who is spoken to or about. Without such words `@name` may be an annotation, a decorator or a package. */
const SPOKEN_TO_BEFORE =
  /\b(?:cc|ping|thanks|thank you|thx|hi|hey|hello|dear|fyi|attn|ask(?:ed)?|contact|(?:assigned|reassigned|according) to|(?:reported|reviewed|mentioned|approved|created|requested|suggested) by|(?:discussed|agreed) with)[ ,:]{1,3}$/i;
const SPOKEN_TO_AFTER =
  /^[,:]? (?:please|pls|plz|could you|can you|would you|will you|do you|did you|are you|have you|what do you|any (?:idea|update|news)|fyi|thanks|thank you|said|wrote|says|asked|reported|suggested|mentioned|confirmed|thinks|reproduced)\b/i;

/** What begins with the sign in code, in npm's names and in chats. */
const NO_NAME = /^@(?:override|deprecated|test|param|return|throws|media|import|types|latest|next|here|channel|all|everyone)$/i;

const namePattern = latePattern(
  String.raw`(?<![\p{L}\p{N}._/@-])@[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,38}[\p{L}\p{N}])?(?![\p{L}\p{N}_])`,
  'gu',
);

/** What may stand between two people who are spoken to together. */
const AND = /^(?:,|;| ?&| ?\/| and| or)? {0,2}$/;

/** Whether the words around say that somebody is meant. */
export function isSpokenTo({ before, after }: MaskMatch): boolean {
  return SPOKEN_TO_BEFORE.test(before) || SPOKEN_TO_AFTER.test(after);
}

/** Names behind an `@` that the words around them, or another mention just before, show to be people. */
function findTypedMentions(text: string): Span[] {
  const spans: Span[] = [];
  let lastEnd = -1;
  for (const match of matchesOf(text, namePattern())) {
    const span = { start: match.index, end: match.index + match[0].length };
    const context = inContext(text, span);
    if (NO_NAME.test(match[0]) || /^[/(@]/.test(context.after)) continue;
    const follows = lastEnd >= 0 && span.start - lastEnd < 8 && AND.test(text.slice(lastEnd, span.start));
    // What is masked already gives the next one away, but is not found again.
    const isMasked = match[0] === MASKS.user;
    if (!isMasked && !follows && !isSpokenTo(context)) continue;
    lastEnd = span.end;
    if (!isMasked) spans.push(span);
  }
  return spans;
}

/** Jira's wiki markup, its account ids where they are called so, Slack's ids, and names that are spoken to. */
export const MENTION_RULES: MaskRule[] = [
  byPattern('user', /\[~[^[\]\s/]{1,128}\]/g),
  byPattern('user', /(?<=<)@[UW][A-Z0-9]{7,12}(?:\|[^<>\n]{1,80})?(?=>)/g),
  byPattern('user', /(?<keep>\baccount_?id["'\\]{0,2}\s{0,2}[:=]\s{0,2}["'\\]{0,2})(?:\d{5,7}:[a-f0-9-]{36}|[a-f0-9]{24})(?![\w-])/gi),
  { kind: 'user', find: findTypedMentions },
];
