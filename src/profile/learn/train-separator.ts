import type { Vector } from '../terms/vocabulary';

export interface TrainingOptions {
  /** What a mistake costs, the C of a support vector machine. */
  cost: number;
  /** 0: every issue counts alike; 1: those with the value count as much as all others together. */
  balance: number;
}

/** A separator in the making; training it on more issues goes on from where it was. */
export interface Training {
  /** By column of the vocabulary. */
  weights: Float32Array;
  bias: number;
  /** By issue, whether people gave it the value. */
  has: Uint8Array;
  /** By issue, how much it bears on the separator. */
  multipliers: Float32Array;
}

const MOST_EPOCHS = 30;
/** Between two looks at all issues, only those are looked at that bear on the separator. */
const WHOLE_EVERY = 3;
/** Training ends when no issue is further from where it should be; LIBLINEAR's own default for this method. */
const TOLERANCE = 0.1;

/** A fixed order for each epoch, so that the same issues always give the same profile (a linear congruential generator). */
function shuffle(order: Uint32Array, seed: number): void {
  let state = seed;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}

/** Weighted sum of a vector's terms. */
export function product({ columns, weights }: Vector, by: Float32Array | Int8Array): number {
  let sum = 0;
  for (let index = 0; index < columns.length; index += 1) sum += (weights[index] ?? 0) * (by[columns[index] ?? 0] ?? 0);
  return sum;
}

/** Adds `step` times a vector to weights. */
export function addVector(to: Float32Array, { columns, weights }: Vector, step: number): void {
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] ?? 0;
    to[column] = (to[column] ?? 0) + step * (weights[index] ?? 0);
  }
}

/** What a mistake costs about issues with the value, and about the others. */
export function costsOf({ cost, balance }: TrainingOptions, positive: number, count: number): { with: number; without: number } {
  const evenly = (part: number): number => (part === 0 ? 1 : (count / (2 * part)) ** balance);
  return { with: cost * evenly(positive), without: cost * evenly(count - positive) };
}

export function beginTraining(has: Uint8Array, size: number): Training {
  return { has, weights: new Float32Array(size), bias: 0, multipliers: new Float32Array(has.length) };
}

/**
 * A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh et al., *A Dual
 * Coordinate Descent Method for Large-scale Linear SVM*, ICML 2008); the bias is a feature of every issue.
 * @param count of the issues, from the first, on which it is trained
 */
export function train(training: Training, issues: readonly Vector[], count: number, options: TrainingOptions): void {
  const { has, multipliers } = training;
  const costs = costsOf(
    options,
    has.subarray(0, count).reduce((sum, each) => sum + each, 0),
    count,
  );
  const all = Uint32Array.from({ length: count }, (_each, index) => index);
  for (let epoch = 0; epoch < MOST_EPOCHS; epoch += 1) {
    const isWhole = epoch % WHOLE_EVERY === 0;
    const order = isWhole ? all : all.filter((index) => (multipliers[index] ?? 0) > 0);
    shuffle(order, epoch + 1);
    let worst = 0;
    for (const index of order) {
      const issue = issues[index];
      if (issue === undefined) continue;
      const sign = has[index] === 1 ? 1 : -1;
      const diagonal = 1 / (2 * (sign === 1 ? costs.with : costs.without));
      const multiplier = multipliers[index] ?? 0;
      const gradient = sign * (product(issue, training.weights) + training.bias) - 1 + diagonal * multiplier;
      if (multiplier === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      // The issue has unit length, and the bias counts for 1.
      const next = Math.max(0, multiplier - gradient / ((issue.columns.length === 0 ? 1 : 2) + diagonal));
      multipliers[index] = next;
      const step = sign * (next - multiplier);
      addVector(training.weights, issue, step);
      training.bias += step;
    }
    if (isWhole && worst < TOLERANCE) return;
  }
}
