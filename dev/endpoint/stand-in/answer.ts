import { explain } from '../../../src/contract/grounds';
import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../../src/contract/triage-field';
import { toCandidates } from '../../../src/profile/ask/candidates';
import { proposeValues } from '../../../src/profile/ask/propose-values';
import { hashWithSalt } from '../../../src/profile/hash-with-salt';
import { learnProject, toPastIssue } from '../../../src/profile/learn/learn-project';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { stemsOf } from '../../../src/text/words';
import type { AllowedValues } from './allowed-values';
import type { Example, Ticket } from './ticket';

interface Proposal {
  value: string;
  /** 0 to 1. */
  confidence: number;
  reason: string;
}

/** The object that the app's reply schema asks for. */
export interface TriageReply {
  priority: Proposal | null;
  components: Proposal[];
  labels: Proposal[];
}

export const NO_PROPOSALS: TriageReply = { priority: null, components: [], labels: [] };

const MOST_PROPOSALS = 3;

/** Ten examples tell which part of a product a ticket is about, and little of how urgent it is and what else is to be said of it. */
const TRUST_IN_EXAMPLES: Record<TriageField, number> = { priority: 0.8, components: 1, labels: 0.75 };

/** A salt is needed, and what is hashed is forgotten with the answer. */
const hashWord = hashWithSalt('stand-in');

function asValue(name: string): FieldValue {
  return { id: name, name };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** A single example that shares less of the ticket's summary than this is an anecdote: one word says little of where a ticket belongs. */
const WHOLE_EVIDENCE = 0.25;

/** How much a lone example tells about a ticket, from 0 to 1. */
function likeness(summary: string, example: Example | undefined): number {
  const asked = [...new Set(stemsOf(summary))];
  const told = new Set(stemsOf(example?.summary ?? ''));
  return Math.min(1, asked.filter((stem) => told.has(stem)).length / Math.max(1, asked.length) / WHOLE_EVIDENCE);
}

/**
 * To say again what one was told is no second voice. The app adds a model's log-odds to those of the past, and with half of
 * these it is as sure as before.
 */
function asRepeated(fit: number): number {
  return round(1 / (1 + Math.sqrt((1 - fit) / fit)));
}

/** What the app has told that it learned, in its order. */
function repeatLearned({ learned }: Ticket, field: TriageField, allowed: readonly string[]): Proposal[] {
  return (learned[field] ?? []).flatMap(([value, fit]) =>
    allowed.includes(value)
      ? [{ value, confidence: asRepeated(fit), reason: `“${value}” fits best by what was learned of the project.` }]
      : [],
  );
}

function valuesOf({ priority, components, labels }: Example): Record<TriageField, string[]> {
  return { priority: priority === null ? [] : [priority], components, labels };
}

/** Learns from the examples that stand in the prompt, as the app's built-in provider would from the whole past. */
function learnExamples({ summary, description, similar }: Ticket, allowed: Record<TriageField, string[]>): Record<TriageField, Proposal[]> {
  const past = similar.map((example, index) => {
    const values = valuesOf(example);
    return toPastIssue(
      { summary: example.summary, description: '' },
      { id: String(index), at: similar.length - index, values: byField((field) => values[field].map(asValue)) },
      hashWord,
    );
  });
  const values = byField((field) => allowed[field].map(asValue));
  const learned = learnProject(past, values, hashWord);
  const words = new Map<number, string>();
  const terms = countTerms({ summary, description }, hashWord, (word, hash) => words.set(hash, word));
  return byField((field) =>
    proposeValues(field, learned[field].field, toCandidates(field, values[field], hashWord), { terms, words }).map(
      ({ index, confidence, grounds }) => {
        const value = allowed[field][index] ?? '';
        const having = similar.filter((example) => valuesOf(example)[field].includes(value));
        const isAnecdote = having.length === 1 && grounds.nameWords.length === 0;
        const trust = TRUST_IN_EXAMPLES[field] * (isAnecdote ? likeness(summary, having[0]) : 1);
        return { value, confidence: round(confidence * trust), reason: explain(grounds) };
      },
    ),
  );
}

/**
 * Proposals for a ticket by the app's own built-in provider: what the prompt says that it has learned, or what there is to
 * learn from the prompt's examples. The same prompt always gets the same answer.
 */
export function answerTicket(allowed: AllowedValues, ticket: Ticket): TriageReply {
  const isTold = TRIAGE_FIELDS.some((field) => ticket.learned[field] !== undefined);
  const own = isTold ? byField((field) => repeatLearned(ticket, field, allowed[field])) : learnExamples(ticket, allowed);
  return {
    priority: own.priority[0] ?? null,
    components: own.components.slice(0, MOST_PROPOSALS),
    labels: own.labels.slice(0, MOST_PROPOSALS),
  };
}
