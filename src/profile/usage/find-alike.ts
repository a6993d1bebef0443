import type { JudgedIssue } from '../learn/judge-past';
import type { FieldUsage, TakenForOther } from './usage';

/** With fewer issues of a value, chance decides. */
const FEWEST_ASKED = 8;
/** Values of different meaning are seldom taken for each other by more than a tenth of their issues. */
const LEAST_TAKEN = 0.3;
const MOST_PAIRS = 50;

/** Of the issues that people gave the one and not the other, how many read as if they had the other. */
function countTaken(past: readonly JudgedIssue[], one: number, other: number): TakenForOther {
  const own = past.filter(({ right }) => right.has(one) && !right.has(other));
  return { asked: own.length, taken: own.filter(({ scores }) => (scores[other] ?? 0) > (scores[one] ?? 0)).length };
}

function isTaken({ taken, asked }: TakenForOther): boolean {
  return asked >= FEWEST_ASKED && taken >= LEAST_TAKEN * asked;
}

/**
 * Pairs of values that the words of past issues do not tell apart in either direction: what is put under the one or the
 * other is a matter of habit. Issues were judged by what had been learned from earlier ones.
 * @param candidates how many values the scores are about
 */
export function findAlike(past: readonly JudgedIssue[], candidates: number): FieldUsage['alike'] {
  const found: FieldUsage['alike'] = [];
  for (let one = 0; one < candidates; one += 1) {
    const takenFrom = past.filter(({ right }) => right.has(one));
    if (takenFrom.length < FEWEST_ASKED) continue;
    for (let other = one + 1; other < candidates; other += 1) {
      const ofOne = countTaken(takenFrom, one, other);
      if (!isTaken(ofOne)) continue;
      const ofOther = countTaken(past, other, one);
      if (isTaken(ofOther)) found.push({ one, other, ofOne, ofOther });
    }
  }
  return found.slice(0, MOST_PAIRS);
}
