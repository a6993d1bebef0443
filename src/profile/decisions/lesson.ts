import type { JudgedProposal } from '../learn/calibrate';
import { calibrateFirst } from '../learn/calibrate-field';
import type { FieldLearning } from '../learn/field-learning';
import {
  asSeenBy,
  rank,
  scoreCandidates,
  scoreOf,
  UNSEEN_BIAS,
  type Candidate,
  type LearnedField,
  type LearnedValue,
} from '../learn/learned-field';
import { addVector, costsOf } from '../learn/train-separator';
import type { CountedTerms } from '../terms/count-terms';
import { columnOf, type Vector } from '../terms/vocabulary';

/** What a person decided about one field of an issue, as keys of values. */
export interface FieldDecision {
  /** What they accepted or chose themselves. */
  chosen: readonly number[];
  /** What was proposed and they did not want. */
  refused: readonly number[];
}

/** What a decision teaches about one field. Numbers alone; taking all of it back is exact. */
export interface Lesson {
  /** Terms of the issue that the field knows, and what each counts for. */
  hashes: number[];
  weights: number[];
  /** By value, how far its weights move. */
  steps: { key: number; step: number }[];
  /** Values that were chosen. */
  chosen: number[];
  /** What came of the first proposal, where there was something to decide. */
  judged: JudgedProposal | null;
}

/** Lessons beside a profile; more of them are for learning anew, and would make asking slow. */
export const MOST_LESSONS = 300;

/** Those included of which only what was not wanted is remembered: for as many issues again, the newest. */
export const MOST_REMEMBERED = 2 * MOST_LESSONS;

/** One issue is one opinion, so it moves the weights half as far as it would in training. */
const RATE = 0.5;

function vectorOf(field: LearnedField, { hashes, weights }: Lesson): Vector {
  const columns = hashes.map((hash) => columnOf(field.vocabulary, hash));
  const known = columns.flatMap((column, index) => (column < 0 ? [] : [[column, weights[index] ?? 0] as const]));
  return { columns: Uint32Array.from(known, ([column]) => column), weights: Float32Array.from(known, ([, weight]) => weight) };
}

function newValue(field: LearnedField, key: number): LearnedValue {
  return { key, seen: 0, bias: UNSEEN_BIAS, weights: new Float32Array(field.vocabulary.hashes.length), scale: 1 };
}

/** Weights that a step can be added to: what is stored has room for whole steps alone. */
function changeable(value: LearnedValue): Float32Array {
  if (value.weights instanceof Float32Array) return value.weights;
  const { weights, scale } = value;
  const changed = Float32Array.from(weights, (weight) => weight * scale);
  value.weights = changed;
  value.scale = 1;
  return changed;
}

/** What the decision teaches: one step of dual coordinate descent for each value that it bears on. */
export function lessonOf(
  field: LearnedField,
  candidates: readonly Candidate[],
  terms: CountedTerms,
  { chosen, refused }: FieldDecision,
  learning: FieldLearning,
): Lesson {
  const asked = asSeenBy(field, terms, learning);
  const { columns, weights } = asked.vector;
  const known = field.values.map(({ key }) => key);
  // Whoever chooses something has decided against everything else; whoever refuses, against that alone.
  const touched = chosen.length === 0 ? refused : [...new Set([...known, ...chosen, ...refused])];
  const steps = touched.flatMap((key): Lesson['steps'] => {
    const value = field.values.find((each) => each.key === key) ?? newValue(field, key);
    const sign = chosen.includes(key) ? 1 : -1;
    const costs = costsOf(learning, value.seen, field.labelled);
    const missing = 1 - sign * scoreOf(value, asked.vector);
    const step = (RATE * sign * Math.max(0, missing)) / (2 + 1 / (2 * (sign === 1 ? costs.with : costs.without)));
    return step === 0 ? [] : [{ key, step }];
  });
  const [first] = rank(scoreCandidates(field, candidates, asked, learning), 1);
  const firstKey = candidates[first?.index ?? -1]?.key ?? -1;
  // Whoever refuses another proposal has said nothing about the first, nor has who chose what could not be proposed.
  const isJudged = refused.includes(firstKey) || candidates.some(({ key }) => chosen.includes(key));
  return {
    hashes: Array.from(columns, (column) => field.vocabulary.hashes[column] ?? 0),
    weights: Array.from(weights, (weight) => Math.round(weight * 1_000) / 1_000),
    steps,
    chosen: [...chosen],
    judged: first === undefined || !isJudged ? null : { lead: first.lead, score: first.score, isRight: chosen.includes(firstKey) },
  };
}

/**
 * Adds lessons to what the field knows, the oldest first. The field is changed. How frequent a value is stays as it was
 * trained: each decision speaks against all values but one, and would make all of them rarer, step by step.
 */
export function learnLessons(field: LearnedField, lessons: readonly Lesson[], learning: FieldLearning): void {
  if (lessons.length === 0) return;
  for (const lesson of lessons) {
    const vector = vectorOf(field, lesson);
    field.labelled += lesson.chosen.length === 0 ? 0 : 1;
    for (const { key, step } of lesson.steps) {
      let value = field.values.find((each) => each.key === key);
      if (value === undefined) field.values.push((value = newValue(field, key)));
      addVector(changeable(value), vector, step);
    }
    for (const value of field.values) if (lesson.chosen.includes(value.key)) value.seen += 1;
  }
  const judged = lessons.flatMap((lesson) => lesson.judged ?? []);
  const { others, judged: before } = field.calibration;
  field.calibration = { ...calibrateFirst([...before, ...judged], learning.calibration, field.labelled), others };
}
