import type { LearnedValue } from './learned-field';
import { countValues, type LabelledIssue } from './train-field';

/** The newest parts of the past that are looked at, from half of it on: teams reorganize at any time. */
const NEWEST = [1 / 2, 1 / 4, 1 / 8];

/** How often the older part lets a value be expected in the newer one, before its absence says anything (chance: e⁻⁸). */
const LEAST_EXPECTED = 8;

/** Somebody goes on to use it by habit. */
const BY_HABIT = 0.05;

/** Below whatever a name in the text is worth. */
const GIVEN_UP_BIAS = -3;

/**
 * Values that a team has stopped using: what they stood for stands under others by now. Issues stand from the oldest to
 * the newest.
 */
export function findGivenUp(issues: readonly LabelledIssue[]): Map<number, number> {
  const seen = countValues(issues);
  const givenUp = new Map<number, number>();
  for (const part of NEWEST) {
    const cut = Math.floor(issues.length * (1 - part));
    const [before, since] = [countValues(issues.slice(0, cut)), countValues(issues.slice(cut))];
    for (const [key, times] of before) {
      const expected = (times / cut) * (issues.length - cut);
      if (expected >= LEAST_EXPECTED && (since.get(key) ?? 0) <= BY_HABIT * expected) givenUp.set(key, seen.get(key) ?? times);
    }
  }
  return givenUp;
}

/** The issues without values that were given up; those that had no others teach nothing of what is chosen now. */
export function withoutGivenUp(issues: readonly LabelledIssue[], givenUp: ReadonlyMap<number, number>): readonly LabelledIssue[] {
  if (givenUp.size === 0) return issues;
  return issues.flatMap(({ terms, values }) => {
    const kept = values.filter((key) => !givenUp.has(key));
    return kept.length === 0 ? [] : [{ terms, values: kept }];
  });
}

/** Values that are known, and not proposed until people choose them again. */
export function givenUpValues(givenUp: ReadonlyMap<number, number>, terms: number): LearnedValue[] {
  return [...givenUp].map(([key, seen]) => ({ key, seen, bias: GIVEN_UP_BIAS, weights: new Int8Array(terms), scale: 0 }));
}
