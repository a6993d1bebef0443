import { quoteWords, round, type Proposal } from './proposal';
import type { Ticket } from './ticket';
import { WEIGHTS } from './weights';

/** The usual names of Jira's priorities, most urgent first; unknown names are never proposed. */
const LEVELS: readonly RegExp[] = [
  /^(?:highest|blocker|p0|urgent)$/iu,
  /^(?:high|critical|p1)$/iu,
  /^(?:medium|major|normal|p2)$/iu,
  /^(?:low|minor|p3)$/iu,
  /^(?:lowest|trivial|p4)$/iu,
];

interface Signal {
  words: RegExp;
  /** Levels in order of preference, as indexes of {@link LEVELS}. */
  levels: readonly number[];
  confidence: number;
}

/** Confidence stays low, and a ticket without such words gets no priority. */
const SIGNALS: readonly Signal[] = [
  {
    words:
      /\b(?:outage|production (?:is )?down|site (?:is )?down|nobody can|no one can|all (?:users|customers) (?:are )?\w+|complete(?:ly)? (?:down|unusable)|blocker)\b/giu,
    levels: [0, 1],
    confidence: WEIGHTS.priority.sign.outage,
  },
  {
    words:
      /\b(?:data loss|los(?:t|es|ing) (?:\w+ ){0,2}data|data (?:is |are |was )?lost|corrupt\w*|security|vulnerab\w+|xss|sql injection|charged twice|double[- ]charged|urgent|asap|critical)\b/giu,
    levels: [1, 0],
    confidence: WEIGHTS.priority.sign.loss,
  },
  {
    words:
      /\b(?:crash(?:es|ed|ing)?|cannot (?:log ?in|sign ?in|pay|check ?out|start)|out of memory|deadlock|fails? for (?:all|every)\w*)\b/giu,
    levels: [1],
    confidence: WEIGHTS.priority.sign.crash,
  },
  {
    words: /\b(?:typos?|spelling|misspel\w+|cosmetic|wording|capitali[sz]ation|whitespace|alignment|nitpick|minor)\b/giu,
    levels: [3, 4],
    confidence: WEIGHTS.priority.sign.cosmetic,
  },
];

/** A priority by words alone, below 0.5, or null. */
export function proposeBySigns(values: readonly string[], ticket: Ticket): Proposal | null {
  for (const { words, levels, confidence } of SIGNALS) {
    const inSummary = matches(ticket.summary, words);
    const found = inSummary.length > 0 ? inSummary : matches(ticket.description, words);
    const value = found.length === 0 ? undefined : pick(values, levels);
    if (value === undefined) continue;
    const place = inSummary.length > 0 ? 'summary' : 'description';
    return {
      value,
      confidence: round(inSummary.length > 0 ? confidence : confidence * WEIGHTS.priority.sign.inDescription),
      reason: `The ${place} says ${quoteWords(found)}; words alone say little about urgency.`,
    };
  }
  return null;
}

function pick(values: readonly string[], levels: readonly number[]): string | undefined {
  for (const level of levels) {
    const value = values.find((name) => LEVELS[level]?.test(name.trim()));
    if (value !== undefined) return value;
  }
  return undefined;
}

function matches(text: string, words: RegExp): string[] {
  return [...new Set([...text.matchAll(words)].map(([match]) => match.toLowerCase().replace(/\s+/gu, ' ')))].slice(0, 2);
}
