import { quoteWords, round, type Proposal } from './proposal';
import type { Ticket } from './ticket';

interface LabelRule {
  /** Labels that mean this, whatever their case and dashes. */
  names: RegExp;
  /** What a ticket of this kind says. */
  signals: RegExp;
  /** Jira issue types that mean the same. */
  issueTypes?: RegExp;
}

const RULES: readonly LabelRule[] = [
  {
    names: /^(?:type )?(?:bug|defect|fault)$/u,
    signals: /\b(?:bug|error|exception|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|broken|wrong|incorrect(?:ly)?|npe|null ?pointer\w*|stack ?trace|throws?|hangs?|freezes?|(?:does|do|did|is|are)(?:n[’']t| not)|cannot|can[’']t|no longer|regression)\b/giu,
    issueTypes: /^bug$/iu,
  },
  {
    names: /^(?:type )?(?:improvement|enhancement)$/u,
    signals: /\b(?:improve(?:ment)?|enhance(?:ment)?|refactor(?:ing)?|clean ?up|simplify|upgrade|better|would be (?:nice|good|great|useful)|should (?:also )?(?:be able to|allow|support))\b/giu,
    issueTypes: /^improvement$/iu,
  },
  {
    names: /^(?:type )?(?:feature|new feature|feature request)$/u,
    signals: /\b(?:feature request|add (?:support|an? option|the ability)|support for|new feature|please add|allow (?:users?|us|me) to|it would be (?:nice|great|good|useful)|as an? [\w -]{2,40}, i (?:want|would like))\b/giu,
    issueTypes: /^(?:new feature|story)$/iu,
  },
  {
    names: /^(?:question|support|how to|help wanted)$/u,
    signals: /\b(?:how (?:do|can|should|to)|is (?:it|there) (?:possible|a way)|what is the|why (?:does|is|do)|can (?:i|we|somebody|someone)|question)\b/giu,
    issueTypes: /^(?:question|service request)$/iu,
  },
  {
    names: /^regression$/u,
    signals: /\b(?:regression|(?:since|after) (?:the )?(?:last |latest )?(?:update|upgrade|upgrading|updating|release|deploy\w*|version)|(?:used to|previously) work\w*|worked (?:fine |before|until|in)|no longer works?)\b/giu,
  },
  {
    names: /^(?:security|vulnerability)$/u,
    signals: /\b(?:security|vulnerab\w+|xss|csrf|sql injection|injection|cve[- ]\d[\w-]*|exploit\w*|unauthori[sz]ed|leak(?:s|ed)? (?:of )?(?:data|credentials?|tokens?|passwords?)|plain ?text password\w*|privilege escalation)\b/giu,
  },
  {
    names: /^(?:performance|perf|slow|latency)$/u,
    signals: /\b(?:slow(?:ly|er|ness)?|performance|latency|time(?:s|d)?[ -]?outs?|takes (?:too |so )?(?:long|several|many|\d+) ?\w*|high cpu|memory leak|out of memory|oom|lag(?:s|gy)?)\b/giu,
  },
  {
    names: /^(?:documentation|docs?)$/u,
    signals: /\b(?:documentation|docs?|readme|javadoc|typo in the (?:docs?|guide|manual)|user guide|manual|tutorial|changelog)\b/giu,
    issueTypes: /^documentation$/iu,
  },
  {
    names: /^(?:ux|ui|usability|design)$/u,
    signals: /\b(?:confus(?:ing|ed)|usability|unclear|layout|misaligned|button|tooltip|hard to (?:find|read|use|see)|overlap\w*|cut off|truncated|dark mode|contrast|alignment)\b/giu,
  },
  {
    names: /^(?:accessibility|a11y)$/u,
    signals: /\b(?:accessib\w+|a11y|screen ?readers?|aria|wcag|keyboard (?:only|navigation|focus)|focus (?:order|ring|trap)|contrast|colou?r[- ]blind\w*|alt text|voiceover|nvda)\b/giu,
  },
  {
    names: /^data ?loss$/u,
    signals: /\b(?:data loss|los(?:t|es|ing) (?:\w+ ){0,3}(?:data|orders?|changes|entries|records|work)|(?:data|orders?|changes|records|entries) (?:\w+ ){0,2}(?:lost|gone|disappear\w*|vanish\w*|wiped|deleted)|overwrit\w+)\b/giu,
  },
  {
    names: /^crash$/u,
    signals: /\b(?:crash(?:es|ed|ing)?|segfault|core dump|out of memory|stack ?trace|uncaught exception|panic)\b/giu,
  },
];

/** A rule's proposal for a label that it knows, or null: other labels are matched by name alone. */
export function proposeByRule(label: string, ticket: Ticket): Proposal | null {
  const plain = label.toLowerCase().replace(/[-_:/.\s]+/gu, ' ').trim();
  const rule = RULES.find(({ names }) => names.test(plain));
  if (rule === undefined) return null;
  const typeSaysSo = rule.issueTypes?.test(ticket.type.trim()) ?? false;
  const inSummary = findSignals(ticket.summary, rule.signals);
  const inDescription = findSignals(ticket.description, rule.signals);
  const strength = (typeSaysSo ? 0.45 : 0) + (inSummary.length > 0 ? 0.5 : 0) + Math.min(0.3, 0.15 * inDescription.length);
  if (strength < 0.15) return null;
  return {
    value: label,
    confidence: round(Math.min(0.9, 0.2 + strength * 0.75)),
    reason: explain(typeSaysSo ? ticket.type : null, inSummary, inDescription),
  };
}

function findSignals(text: string, signals: RegExp): string[] {
  const found = [...text.matchAll(signals)].map(([match]) => match.toLowerCase().replace(/\s+/gu, ' '));
  return [...new Set(found)].slice(0, 3);
}

function explain(type: string | null, inSummary: string[], inDescription: string[]): string {
  const parts = [
    ...(type === null ? [] : [`The issue type is ${type}.`]),
    ...(inSummary.length === 0 ? [] : [`The summary says ${quoteWords(inSummary)}.`]),
    ...(inDescription.length === 0 ? [] : [`The description says ${quoteWords(inDescription)}.`]),
  ];
  return parts.join(' ');
}
