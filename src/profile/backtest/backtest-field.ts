import type { FieldCalibration } from '../learn/calibrate';
import { confidences } from '../learn/calibrate-field';
import type { JudgedIssue } from '../learn/judge-past';
import { rank } from '../learn/learned-field';

/** A first proposal for a past issue, and what came of it. */
interface Outcome {
  proposed: number;
  confidence: number;
  right: ReadonlySet<number>;
}

/** How many of the asked issues get a tick at a minimum, and how many ticks are right. */
export interface CurvePoint {
  minConfidence: number;
  ticked: number;
  right: number;
}

/** What would have been proposed, on the project's own past. Values stand as places in the list of candidates. */
export interface FieldBacktest {
  asked: number;
  /** From the lowest minimum to the highest. */
  curve: CurvePoint[];
  suggestedMinimum: number;
  byValue: { value: number; chosen: number; proposed: number; right: number }[];
  /** Issues that people gave `chosen` and that would have been proposed `proposed` instead, the most frequent first. */
  confusions: { chosen: number; proposed: number; times: number }[];
}

const LOWEST_MINIMUM = 0.3;
const HIGHEST_MINIMUM = 0.98;
const CURVE_STEP = 0.02;
const MOST_CONFUSIONS = 10;

/** A wrong tick costs the attention that this many right ones save. */
const WRONG_COSTS = 6;

function outcomesOf(past: readonly JudgedIssue[], calibration: FieldCalibration): Outcome[] {
  return past.flatMap(({ scores, right }) => {
    const ranked = rank(scores, 1);
    const [first] = ranked;
    const [confidence] = confidences(calibration, ranked);
    return first === undefined || confidence === undefined ? [] : [{ proposed: first.index, confidence, right }];
  });
}

function isRight({ proposed, right }: Outcome): boolean {
  return right.has(proposed);
}

/**
 * The minimum at which ticks help most. What was seen of a few hundred issues is half of the evidence; the other half
 * is what their confidences promise, so that chance does not decide.
 */
export function suggestMinimum(outcomes: readonly Pick<Outcome, 'confidence' | 'proposed' | 'right'>[]): number {
  let gain = 0;
  let best = { gain: 0, minimum: HIGHEST_MINIMUM };
  for (const outcome of [...outcomes].sort((one, other) => other.confidence - one.confidence)) {
    const likely = ((isRight(outcome) ? 1 : 0) + outcome.confidence) / 2;
    gain += likely - WRONG_COSTS * (1 - likely);
    if (gain > best.gain) best = { gain, minimum: outcome.confidence };
  }
  return Math.floor(Math.min(best.minimum, HIGHEST_MINIMUM) * 100) / 100;
}

function curveOf(outcomes: readonly Outcome[]): CurvePoint[] {
  const steps = Math.round((HIGHEST_MINIMUM - LOWEST_MINIMUM) / CURVE_STEP) + 1;
  return Array.from({ length: steps }, (_each, index) => {
    const minConfidence = Math.round((LOWEST_MINIMUM + index * CURVE_STEP) * 100) / 100;
    const ticked = outcomes.filter(({ confidence }) => confidence >= minConfidence);
    return { minConfidence, ticked: ticked.length, right: ticked.filter(isRight).length };
  });
}

function confusionsOf(outcomes: readonly Outcome[]): FieldBacktest['confusions'] {
  const times = new Map<string, FieldBacktest['confusions'][number]>();
  for (const outcome of outcomes) {
    if (isRight(outcome)) continue;
    for (const chosen of outcome.right) {
      const key = `${chosen}:${outcome.proposed}`;
      const known = times.get(key) ?? { chosen, proposed: outcome.proposed, times: 0 };
      times.set(key, { ...known, times: known.times + 1 });
    }
  }
  return [...times.values()].sort((one, other) => other.times - one.times).slice(0, MOST_CONFUSIONS);
}

/** What would have been proposed for one field, at each minimum, for each value. */
export function backtestField(past: readonly JudgedIssue[], calibration: FieldCalibration, candidates: number): FieldBacktest {
  const outcomes = outcomesOf(past, calibration);
  const byValue = Array.from({ length: candidates }, (_each, value) => {
    const proposed = outcomes.filter((outcome) => outcome.proposed === value);
    return {
      value,
      chosen: outcomes.filter(({ right }) => right.has(value)).length,
      proposed: proposed.length,
      right: proposed.filter(isRight).length,
    };
  });
  return {
    asked: outcomes.length,
    curve: curveOf(outcomes),
    suggestedMinimum: suggestMinimum(outcomes),
    byValue: byValue.filter(({ chosen, proposed }) => chosen + proposed > 0),
    confusions: confusionsOf(outcomes),
  };
}
