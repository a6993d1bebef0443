/** Confidence from what speaks for a value: σ(even + slope × that). */
export interface Calibration {
  even: number;
  slope: number;
}

/** How much spoke for a proposal of the past, and what came of it. */
export interface Judgement {
  by: number;
  isRight: boolean;
}

/** What came of a first proposal about an issue that was not learned from. */
export interface JudgedProposal {
  lead: number;
  score: number;
  isRight: boolean;
}

/** How sure to be of proposals for a field. */
export interface FieldCalibration {
  /** By what a first proposal is judged: its lead where values exclude each other, its own score where several go together. */
  firstBy: 'lead' | 'score';
  first: Calibration;
  /** Of all other proposals, by their score. */
  others: Calibration;
  /** What the first was fitted on, the oldest first. */
  judged: JudgedProposal[];
}

/** How much the constants count beside what was seen, in issues or so. */
const PULL = 10;
const MOST_STEPS = 25;
/** The longest step: undamped, two values apart make Newton's method diverge, and every confidence 1. */
const LONGEST_STEP = 1;
const CONVERGED = 1e-4;

export function confidenceOf({ even, slope }: Calibration, by: number): number {
  return 1 / (1 + Math.exp(-(even + slope * by)));
}

/** Logistic regression by damped Newton steps, pulled towards constants, which stay where nothing was judged. */
export function calibrate(judged: readonly Judgement[], constants: Calibration): Calibration {
  let { even, slope } = constants;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let [towardsEven, towardsSlope] = [PULL * (constants.even - even), PULL * (constants.slope - slope)];
    let [evenEven, evenSlope, slopeSlope] = [PULL, 0, PULL];
    for (const { by, isRight } of judged) {
      const confidence = confidenceOf({ even, slope }, by);
      const error = (isRight ? 1 : 0) - confidence;
      const curvature = confidence * (1 - confidence);
      towardsEven += error;
      towardsSlope += error * by;
      evenEven += curvature;
      evenSlope += curvature * by;
      slopeSlope += curvature * by * by;
    }
    const determinant = evenEven * slopeSlope - evenSlope * evenSlope;
    const stepEven = (slopeSlope * towardsEven - evenSlope * towardsSlope) / determinant;
    const stepSlope = (evenEven * towardsSlope - evenSlope * towardsEven) / determinant;
    const length = Math.hypot(stepEven, stepSlope);
    const part = Math.min(1, LONGEST_STEP / length);
    even += part * stepEven;
    slope += part * stepSlope;
    if (length < CONVERGED) break;
  }
  // What speaks more for a value never makes it less sure.
  return { even, slope: Math.max(0, slope) };
}

/** How badly a calibration explains what was seen; less is better. */
export function logLoss(judged: readonly Judgement[], calibration: Calibration): number {
  return judged.reduce((sum, { by, isRight }) => {
    const confidence = confidenceOf(calibration, by);
    return sum - Math.log(Math.max(1e-9, isRight ? confidence : 1 - confidence));
  }, 0);
}
