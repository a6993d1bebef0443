import { quoteWords } from './proposal';
import type { Ticket } from './ticket';
import { WEIGHTS } from './weights';

interface LabelRule {
  /** Labels that mean this, whatever their case and dashes. */
  names: RegExp;
  /** What a ticket of this kind says. */
  signals: RegExp;
  /** How summaries of this kind begin, which says more than any word within. */
  opening?: RegExp;
  /** Jira issue types that mean the same. */
  issueTypes?: RegExp;
  /** An issue is one kind of work: of several, only the best founded is proposed. */
  isKind?: true;
}

const RULES: readonly LabelRule[] = [
  {
    names: /^(?:type )?(?:bug|defect|fault)$/u,
    signals:
      /\b(?:bug|\w*(?:error|exception)s?|missing|leak(?:s|ed|ing)?|dead ?lock\w*|infinite|unable|ignore[sd]?|unexpected(?:ly)?|invalid|corrupt\w*|lost|when|not (?:work|found|set|called|shown|being|possible)\w*|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|broken|wrong|incorrect(?:ly)?|npe|null ?pointer\w*|stack ?trace|throws?|hangs?|freezes?|(?:does|do|did|is|are)(?:n[’']t| not)|cannot|can[’']t|no longer|regression)\b/giu,
    opening: /^(?:bug|fix|error|exception|crash|regression|broken|unable to|cannot|can[’']t|npe|\w+(?:error|exception)\b)/iu,
    issueTypes: /^bug$/iu,
    isKind: true,
  },
  {
    names: /^(?:type )?(?:improvement|enhancement)$/u,
    signals:
      /\b(?:improve(?:ment)?s?|enhance(?:ment)?s?|refactor(?:ing)?s?|redesign|clean ?up|simplify|upgrade|better|faster|support for|would be (?:nice|good|great|useful)|should (?:also )?(?:be (?:able|possible) to|allow|support|use)|instead of|more (?:general|generic|flexible|readable)|duplicated?|possibility to)\b/giu,
    opening:
      /^(?:improve(?:ments?)?|enhance|refactor|clean ?up|simplify|upgrade|update|make|allow|let|support|provide|add|include|use|move|merge|remove|replace|rename|reduce|introduce|expose|extend|implement|convert|optimi[sz]e|change|switch|split|separate|better|create|enable|document|clarify|migrate|deprecate|drop|avoid|force|prevent|reset|reuse|rework|differentiate|proposal|consider|extract|register|write|assume|redesign|wrap|test|try to|ability to|option to|possibility to|should|it should be possible|would like|need(?:s)? (?:to|an?)|we should|we can)\b/iu,
    issueTypes: /^improvement$/iu,
    isKind: true,
  },
  {
    names: /^(?:type )?(?:feature|new feature|feature request)$/u,
    signals:
      /\b(?:feature request|add (?:support|an? option|the ability)|support for|new feature|please add|allow (?:users?|us|me) to|it would be (?:nice|great|good|useful)|as an? [\w -]{2,40}, i (?:want|would like))\b/giu,
    opening:
      /^(?:feature(?: request)?|request|suggestion|proposal|idea|add|support|allow|provide|introduce|implement|expose|ability to|option to|please|create|enable)\b/iu,
    issueTypes: /^(?:new feature|story)$/iu,
    isKind: true,
  },
  {
    names: /^(?:question|support|how to|help wanted)$/u,
    signals:
      /\b(?:how (?:do|can|should|to)|is (?:it|there) (?:possible|a way)|what is the|why (?:does|is|do)|can (?:i|we|somebody|someone)|question)\b/giu,
    opening:
      /^(?:how|what|why|where|when|which|who|is (?:there|it|this)|are there|can (?:i|we|you|somebody|someone)|could|does|do (?:i|we|you)|should|question|help)\b|\?\s*$/iu,
    issueTypes: /^(?:question|service request)$/iu,
    isKind: true,
  },
  {
    names: /^regression$/u,
    signals:
      /\b(?:regression|(?:since|after) (?:the )?(?:last |latest )?(?:update|upgrade|upgrading|updating|release|deploy\w*|version)|(?:used to|previously) work\w*|worked (?:fine |before|until|in)|no longer works?)\b/giu,
  },
  {
    names: /^(?:security|vulnerability)$/u,
    signals:
      /\b(?:security|vulnerab\w+|xss|csrf|sql injection|injection|cve[- ]\d[\w-]*|exploit\w*|unauthori[sz]ed|leak(?:s|ed)? (?:of )?(?:data|credentials?|tokens?|passwords?)|plain ?text password\w*|privilege escalation)\b/giu,
  },
  {
    names: /^(?:performance|perf|slow|latency)$/u,
    signals:
      /\b(?:slow(?:ly|er|ness)?|performance|latency|time(?:s|d)?[ -]?outs?|takes (?:too |so )?(?:long|several|many|\d+) ?\w*|high cpu|memory leak|out of memory|oom|lag(?:s|gy)?)\b/giu,
  },
  {
    names: /^(?:documentation|docs?)$/u,
    signals: /\b(?:documentation|docs?|readme|javadoc|typo in the (?:docs?|guide|manual)|user guide|manual|tutorial|changelog)\b/giu,
    issueTypes: /^documentation$/iu,
  },
  {
    names: /^(?:ux|ui|usability|design)$/u,
    signals:
      /\b(?:confus(?:ing|ed)|usability|unclear|layout|misaligned|button|tooltip|hard to (?:find|read|use|see)|overlap\w*|cut off|truncated|dark mode|contrast|alignment)\b/giu,
  },
  {
    names: /^(?:accessibility|a11y)$/u,
    signals:
      /\b(?:accessib\w+|a11y|screen ?readers?|aria|wcag|keyboard (?:only|navigation|focus)|focus (?:order|ring|trap)|contrast|colou?r[- ]blind\w*|alt text|voiceover|nvda)\b/giu,
  },
  {
    names: /^(?:translations?|locali[sz]ation|i18n|l10n|internationali[sz]ation)$/u,
    signals:
      /\b(?:translat\w+|untranslated|locali[sz]\w+|i18n|l10n|wrong language|in (?:the )?(?:english|german|french|spanish|polish|japanese|chinese|arabic) (?:instead|for|although)|umlauts?|character encoding|mojibake)\b/giu,
  },
  {
    names: /^(?:flaky|flaky test|intermittent)$/u,
    signals:
      /\b(?:flak(?:y|iness)|at random|randomly|intermittent(?:ly)?|sporadic(?:ally)?|every now and then|now and then|(?:only )?sometimes|hard to reproduce|race condition|passes (?:when|if) (?:re-?run|repeated))\b/giu,
  },
  {
    names: /^(?:tech(?:nical)? debt|refactoring|clean ?up|maintenance)$/u,
    signals:
      /\b(?:tech(?:nical)? debt|refactor\w*|clean(?:ing)? ?up|legacy|deprecated|dead code|duplicated code|no longer (?:used|needed)|unused|workaround)\b/giu,
  },
  {
    names: /^data ?loss$/u,
    signals:
      /\b(?:data loss|los(?:t|es|ing) (?:\w+ ){0,3}(?:data|orders?|changes|entries|records|work)|(?:data|orders?|changes|records|entries) (?:\w+ ){0,2}(?:lost|gone|disappear\w*|vanish\w*|wiped|deleted)|overwrit\w+)\b/giu,
  },
  { names: /^crash$/u, signals: /\b(?:crash(?:es|ed|ing)?|segfault|core dump|out of memory|stack ?trace|uncaught exception|panic)\b/giu },
];

/** What the rules say of one label. */
export interface RuleMatch {
  value: string;
  /** 0 when nothing in the ticket speaks for it; about 1 when everything does. */
  strength: number;
  reason: string;
  /** Whether the label is a kind of work, of which an issue has one. */
  isKind: boolean;
}

/** The labels that some rule knows, in their order; others are known by name alone. */
export function matchRules(labels: readonly string[], ticket: Ticket): RuleMatch[] {
  return labels.flatMap((label) => matchRule(label, ticket) ?? []);
}

function matchRule(label: string, ticket: Ticket): RuleMatch | null {
  const plain = label
    .toLowerCase()
    .replace(/[-_:/.\s]+/gu, ' ')
    .trim();
  const rule = RULES.find(({ names }) => names.test(plain));
  if (rule === undefined) return null;
  const typeSaysSo = rule.issueTypes?.test(ticket.type.trim()) ?? false;
  const opening = rule.opening?.exec(withoutTags(ticket.summary))?.[0];
  const inSummary = findSignals(ticket.summary, rule.signals);
  const inDescription = findSignals(ticket.description, rule.signals);
  const weights = WEIGHTS.labelRule;
  const strength =
    (typeSaysSo ? weights.issueType : 0) +
    (opening === undefined ? 0 : weights.opening) +
    (inSummary.length === 0 ? 0 : weights.inSummary) +
    Math.min(weights.inDescriptionAtMost, weights.perWordInDescription * inDescription.length);
  return {
    value: label,
    strength,
    reason: explain({ type: typeSaysSo ? ticket.type : undefined, opening, inSummary, inDescription }),
    isKind: rule.isKind ?? false,
  };
}

/** `[BUG] (web) Title` and `web-search - Title` begin with their title, unless the tag is all that tells. */
function withoutTags(summary: string): string {
  return (
    summary
      .trim()
      .replace(/^(?:\[[^\]]{0,40}\]|\([^)]{0,40}\)|[\w.-]{1,40}(?= - |: ))[\s:–-]*/u, '')
      .trim() || summary
  );
}

function findSignals(text: string, signals: RegExp): string[] {
  const found = [...text.matchAll(signals)].map(([match]) => match.toLowerCase().replace(/\s+/gu, ' '));
  return [...new Set(found)].slice(0, 3);
}

interface Findings {
  type: string | undefined;
  opening: string | undefined;
  inSummary: string[];
  inDescription: string[];
}

function explain({ type, opening, inSummary, inDescription }: Findings): string {
  const inSummaryToo = opening === undefined ? inSummary : [...new Set([opening.toLowerCase().trim(), ...inSummary])].slice(0, 3);
  return [
    ...(type === undefined ? [] : [`The issue type is ${type}.`]),
    ...(inSummaryToo.length === 0 ? [] : [`The summary says ${quoteWords(inSummaryToo)}.`]),
    ...(inDescription.length === 0 ? [] : [`The description says ${quoteWords(inDescription)}.`]),
  ].join(' ');
}
