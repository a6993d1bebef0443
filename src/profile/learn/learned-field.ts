import type { CountedTerms } from '../terms/count-terms';
import { nameMatcher, type NameTerms } from '../terms/match-names';
import { columnOf, toVector, type Vector, type Vocabulary } from '../terms/vocabulary';
import { weighTerms } from '../terms/weigh-terms';
import type { FieldCalibration } from './calibrate';
import type { FieldLearning } from './field-learning';
import { product } from './train-separator';

/** What the past says about one value. */
export interface LearnedValue {
  /** Salted hash of what tells the value apart. */
  key: number;
  /** In how many past issues people chose it. */
  seen: number;
  bias: number;
  /** By column of the vocabulary, in steps of `scale`. */
  weights: Float32Array | Int8Array;
  scale: number;
}

/** What the past says about one field. */
export interface LearnedField {
  /** Past issues with a value of the field. */
  labelled: number;
  vocabulary: Vocabulary;
  values: LearnedValue[];
  calibration: FieldCalibration;
}

/** A value that may be proposed. */
export interface Candidate {
  key: number;
  name: NameTerms;
}

/** An issue that is asked about. */
export interface AskedIssue {
  terms: CountedTerms;
  vector: Vector;
}

/** What has never been chosen competes by name: one that is mentioned in full outweighs what is merely frequent. */
export const UNSEEN_BIAS = -1.2;
const UNSEEN_NAME_WEIGHT = 1.5;

/** Names tell more where there are few past issues to tell by; at most as much as all words together. */
function nameWeight(least: number, labelled: number): number {
  return least === 0 ? 0 : Math.min(1, least + 20 / Math.max(1, labelled));
}

/** An issue as one field sees it. */
export function asSeenBy({ vocabulary }: Pick<LearnedField, 'vocabulary'>, terms: CountedTerms, { style }: FieldLearning): AskedIssue {
  return { terms, vector: toVector(weighTerms(terms, style), vocabulary, (hash) => columnOf(vocabulary, hash)) };
}

/** Whether anything in an issue speaks for a value, beside how often people choose it. */
export function isSpokenFor({ weights }: LearnedValue, { columns }: Vector): boolean {
  return columns.some((column) => (weights[column] ?? 0) > 0);
}

/** How much an issue's words speak for a value; above 0 they speak rather for it than against it. */
export function scoreOf({ weights, scale, bias }: LearnedValue, vector: Vector): number {
  return scale * product(vector, weights) + bias;
}

/** From so many past issues on, what they say counts in full. Of one alone everything else would follow. */
const ENOUGH = 10;

/** How much speaks for each candidate. Where there are hardly any past issues, what they say counts for less, and names for more. */
export function scoreCandidates(
  { values, labelled }: Pick<LearnedField, 'values' | 'labelled'>,
  candidates: readonly Candidate[],
  { terms, vector }: AskedIssue,
  learning: FieldLearning,
): Float32Array {
  const byKey = new Map(values.map((value) => [value.key, value]));
  const weight = nameWeight(learning.name, labelled);
  const matcher = (isUntried: boolean) => (weight === 0 ? () => 0 : nameMatcher(terms, isUntried));
  const [ofTried, ofUntried] = [matcher(false), matcher(true)];
  const part = Math.min(1, labelled / ENOUGH);
  return Float32Array.from(candidates, ({ key, name }) => {
    const known = byKey.get(key);
    const byName = known === undefined || part < 1 ? UNSEEN_BIAS + UNSEEN_NAME_WEIGHT * ofUntried(name) : 0;
    return known === undefined ? byName : part * (scoreOf(known, vector) + weight * ofTried(name)) + (1 - part) * byName;
  });
}

/** A candidate's place among all. */
export interface Ranked {
  /** Place in the list of candidates. */
  index: number;
  score: number;
  /** Over the best other candidate; below 0 for all but the first. */
  lead: number;
}

/** The lead of a lone candidate, with which nothing competes. */
const LONE_LEAD = 1;

/** The best candidates, the best first. */
export function rank(scores: Float32Array, most: number): Ranked[] {
  const order = Array.from(scores.keys()).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const scoreAt = (place: number): number => scores[order[place] ?? 0] ?? 0;
  return order
    .slice(0, most)
    .map((index, place) => ({
      index,
      score: scoreAt(place),
      lead: order.length === 1 ? LONE_LEAD : scoreAt(place) - scoreAt(place === 0 ? 1 : 0),
    }));
}
