import type { BacktestPoint, BacktestView } from '../../../src/contract/learning';
import { strings } from '../../common/strings/admin';

const NOTHING = '–';

const texts = strings.admin.learning;

/** Rows of the table: every fifth of the curve's points says enough. */
const EVERY = 5;

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

/** The curve's points as two lines: how many issues get a tick, and how many ticks are right. */
export function curvePercents({ asked, curve }: BacktestView): { minimum: string; percent: number; kind: string }[] {
  return curve.flatMap(({ minConfidence, ticked, right }) => [
    { minimum: minConfidence.toFixed(2), percent: percent(ticked, asked), kind: texts.ticked },
    ...(ticked === 0 ? [] : [{ minimum: minConfidence.toFixed(2), percent: percent(right, ticked), kind: texts.right }]),
  ]);
}

/** The same as a table. */
export function backtestRows({ asked, curve }: BacktestView): string[][] {
  return curve
    .filter((_point, index) => index % EVERY === 0)
    .map(({ minConfidence, ticked, right }) => [
      minConfidence.toFixed(2),
      `${percent(ticked, asked)}%`,
      ticked === 0 ? NOTHING : `${percent(right, ticked)}%`,
    ]);
}

/** The lowest point of the curve that is not below the minimum. */
export function pointAt({ curve }: BacktestView, minimum: number): BacktestPoint | undefined {
  return curve.find(({ minConfidence }) => minConfidence >= minimum) ?? curve[curve.length - 1];
}

/** What the suggested minimum means, of 100 issues. */
export function describeMinimum(backtest: BacktestView): string {
  const { asked, suggestedMinimum } = backtest;
  const { ticked = 0, right = 0 } = pointAt(backtest, suggestedMinimum) ?? {};
  return texts.minimum(suggestedMinimum, percent(ticked, asked), percent(ticked - right, asked), asked);
}
