import { decimal, numeral, text } from '../../../src/contract/text';
import type { BacktestPoint, BacktestView, ChosenMinimum } from '../../../src/contract/learning';
import { strings } from '../../common/strings/admin';

const NOTHING = '–';

const texts = strings.admin.learning;

/** Rows of the table: every fifth of the curve's points says enough. */
const EVERY = 5;

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

function share(part: number, whole: number): string {
  return whole === 0 ? NOTHING : text('{percent}%', { percent: percent(part, whole) });
}

/** Precision against coverage, from few ticks to many; where two points cover as much, the higher minimum. */
export function curvePercents({ asked, curve }: BacktestView): { ticked: number; percent: number; kind: string }[] {
  const byCoverage = new Map<number, number>();
  for (const { ticked, right } of curve) if (ticked > 0) byCoverage.set(percent(ticked, asked), percent(right, ticked));
  return [...byCoverage].sort(([one], [other]) => one - other).map(([ticked, right]) => ({ ticked, percent: right, kind: texts.right }));
}

/** The same as a table. */
export function backtestRows({ asked, curve }: BacktestView): string[][] {
  return curve
    .filter((_point, index) => index % EVERY === 0)
    .map(({ minConfidence, ticked, right }) => [decimal(minConfidence, 2), share(ticked, asked), share(right, ticked)]);
}

/** The lowest point of the curve that is not below the minimum. */
export function pointAt({ curve }: BacktestView, minimum: number): BacktestPoint {
  return curve.find(({ minConfidence }) => minConfidence >= minimum) ?? curve.at(-1) ?? { minConfidence: minimum, ticked: 0, right: 0 };
}

/** What a minimum means, of 100 issues. */
export function describeMinimum({ minConfidence, ticked, right, asked }: ChosenMinimum): string {
  return texts.minimum(minConfidence, percent(ticked, asked), percent(ticked - right, asked), asked);
}

/** By value: how many issues people gave it, how many would have been proposed it, and how many of both are the same. */
export function valueRows({ byValue }: BacktestView): string[][] {
  return [...byValue]
    .sort((one, other) => other.chosen - one.chosen)
    .map(({ name, chosen, proposed, right }) => [name, numeral(chosen), numeral(proposed), share(right, chosen), share(right, proposed)]);
}

/** What is taken for what, the most frequent first. */
export function confusionTexts({ confusions, byValue }: BacktestView, most: number): string[] {
  const chosenOf = new Map(byValue.map(({ name, chosen }) => [name, chosen]));
  return confusions
    .slice(0, most)
    .map(({ chosen, proposed, times }) => texts.confusion(chosen, proposed, times, chosenOf.get(chosen) ?? times));
}

/** How often each level would have been proposed beside how often people chose it, in Jira's order, which begins with the most urgent. */
export function levelRows({ byValue, asked }: BacktestView, order: readonly string[]): string[][] {
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...byValue]
    .sort((one, other) => place(one.name) - place(other.name))
    .map(({ name, chosen, proposed, right }) => [name, share(chosen, asked), share(proposed, asked), share(right, chosen)]);
}

/** What more issues than this have is no urgent level, but the usual one. */
const USUAL_SHARE = 0.25;

/** How many issues of the most urgent levels would have been found, of those levels that people used and that are not the usual one. */
export function urgentTexts({ byValue, asked }: BacktestView, order: readonly string[], levels: number): string[] {
  const used = order.flatMap((level) => byValue.filter(({ name, chosen }) => name === level && chosen > 0));
  const usual = used.findIndex(({ chosen }) => chosen > USUAL_SHARE * asked);
  return used.slice(0, usual === -1 ? levels : Math.min(levels, usual)).map(({ name, right, chosen }) => texts.urgent(name, right, chosen));
}
