/** What the app proposed for one field of one issue, and what people chose. */
export interface Outcome {
  /** At least one value. */
  truth: string[];
  /** The surest first. */
  proposals: { value: string; confidence: number }[];
}

/** Fractions from 0 to 1; null where there is nothing to count. */
export interface FieldMetrics {
  /** How often the first proposal is right; no proposal is not right. */
  top1: number | null;
  /** How often one of the first three is. */
  top3: number | null;
  /** Mean over values of the F1 of the first proposal, so that rare values count as much as frequent ones. */
  macroF1: number | null;
  /** How many issues have a first proposal of at least the minimum confidence. */
  coverage: number | null;
  /** How many of those are right. */
  precision: number | null;
  /** Expected calibration error of the first proposal: how far confidence and being right lie apart on average. */
  calibrationError: number | null;
}

/** Bins of equal width between 0 and 1. */
const CALIBRATION_BINS = 10;

export function measure(outcomes: readonly Outcome[], minConfidence: number): FieldMetrics {
  const sure = outcomes.filter(({ proposals }) => (proposals[0]?.confidence ?? -1) >= minConfidence);
  return {
    top1: share(outcomes, isRight),
    top3: share(outcomes, ({ truth, proposals }) => proposals.slice(0, 3).some(({ value }) => truth.includes(value))),
    macroF1: macroF1(outcomes),
    coverage: share(outcomes, (outcome) => sure.includes(outcome)),
    precision: share(sure, isRight),
    calibrationError: calibrationError(outcomes),
  };
}

export function isRight({ truth, proposals }: Outcome): boolean {
  return proposals[0] !== undefined && truth.includes(proposals[0].value);
}

/** The mean of each metric over those that have it. */
export function meanOf(all: readonly FieldMetrics[]): FieldMetrics {
  const mean = (key: keyof FieldMetrics): number | null => average(all.flatMap((metrics) => metrics[key] ?? []));
  return {
    top1: mean('top1'),
    top3: mean('top3'),
    macroF1: mean('macroF1'),
    coverage: mean('coverage'),
    precision: mean('precision'),
    calibrationError: mean('calibrationError'),
  };
}

export function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): number | null {
  return outcomes.length === 0 ? null : outcomes.filter(holds).length / outcomes.length;
}

/** Over every value that is true or proposed first somewhere. */
function macroF1(outcomes: readonly Outcome[]): number | null {
  const values = new Set(outcomes.flatMap(({ truth, proposals }) => [...truth, ...proposals.slice(0, 1).map(({ value }) => value)]));
  return average(
    [...values].map((wanted) => {
      const isTrue = ({ truth }: Outcome): boolean => truth.includes(wanted);
      const isProposed = ({ proposals }: Outcome): boolean => proposals[0]?.value === wanted;
      const both = outcomes.filter((outcome) => isTrue(outcome) && isProposed(outcome)).length;
      return (2 * both) / (outcomes.filter(isTrue).length + outcomes.filter(isProposed).length);
    }),
  );
}

/** Null where nothing was proposed. */
export function calibrationError(outcomes: readonly Outcome[]): number | null {
  const proposed = outcomes.filter(({ proposals }) => proposals.length > 0);
  if (proposed.length === 0) return null;
  const bins = new Map<number, { confidence: number; right: number }>();
  for (const outcome of proposed) {
    const confidence = outcome.proposals[0]?.confidence ?? 0;
    const index = Math.min(CALIBRATION_BINS - 1, Math.floor(confidence * CALIBRATION_BINS));
    const bin = bins.get(index) ?? { confidence: 0, right: 0 };
    bins.set(index, { confidence: bin.confidence + confidence, right: bin.right + (isRight(outcome) ? 1 : 0) });
  }
  return [...bins.values()].reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / proposed.length;
}
