import type { TriageField } from '../contract/triage-field';

/** What a project's past says of a value for one issue. */
export interface WeighedValue {
  id: string;
  name: string;
  /** How likely people choose it for this issue, 0 to 1. */
  fit: number;
  /** In which part of the past issues they chose it, 0 to 1. */
  share: number;
}

/** What a project's past says about an issue: numbers, for a model to read and for judging what it says. */
export interface LearnedEvidence {
  /** Past issues that were learned from. */
  issues: number;
  /** The few values of each field that fit best, the best first. */
  likeliest: Record<TriageField, WeighedValue[]>;
  /** By id, how likely each allowed value is; those that are all but impossible are left out. */
  fits: Record<TriageField, Record<string, number>>;
  /** Values that are more urgent than nearly all of the past, and for which nothing speaks here; `share` is that of the issues at least as urgent. */
  inflated: Record<TriageField, Pick<WeighedValue, 'id' | 'share'>[]>;
  /** How far to trust what the model and the past say together, as decisions have shown: confidence is σ(even + slope × that). */
  trust: Record<TriageField, { even: number; slope: number }>;
}

/** What came of a model's first proposals for a field, the oldest first: the suggestion, how much spoke for the proposal, whether people chose it. */
export type JudgedAnswer = [suggestionId: string, evidence: number, isRight: boolean];
