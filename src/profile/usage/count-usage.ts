import type { FieldValue, TriageField } from '../../contract/triage-field';
import { keyOfValue } from '../hash-with-salt';
import type { PastIssue } from '../learn/learn-project';
import type { HashWord } from '../terms/count-terms';
import type { FieldUsage } from './usage';

/** Values that fewer issues had say nothing about what goes together. */
const FEWEST_SEEN = 5;
/** The part of the rarer value's issues from which a pair is kept. */
const LEAST_TOGETHER = 0.8;
const MOST_PAIRS = 50;

type UsedValue = FieldUsage['values'][number];

/** Pairs as one number each, so that counting them needs no text. */
function countPairs(places: readonly number[][], values: number): Map<number, number> {
  const times = new Map<number, number>();
  for (const own of places) {
    own.forEach((one, index) => {
      for (const other of own.slice(index + 1)) {
        const pair = Math.min(one, other) * values + Math.max(one, other);
        times.set(pair, (times.get(pair) ?? 0) + 1);
      }
    });
  }
  return times;
}

function useOn(value: UsedValue, at: number): UsedValue {
  const { seen, firstAt, lastAt } = value;
  return { ...value, seen: seen + 1, firstAt: seen === 0 ? at : Math.min(firstAt, at), lastAt: Math.max(lastAt, at) };
}

/** Adds issues to what is known of a field's values. Which pairs go together is counted on, and found anew by {@link findTogether} alone. */
export function addUsage(
  { values, together, alike }: FieldUsage,
  field: TriageField,
  met: readonly FieldValue[],
  issues: readonly PastIssue[],
  hashWord: HashWord,
): FieldUsage {
  const known = new Set(values.map(({ id }) => id));
  const added = met.filter(({ id }) => !known.has(id));
  const all = [
    ...values,
    ...added.map(({ id, name }) => ({ id, name, key: keyOfValue(field, { id, name }, hashWord), seen: 0, firstAt: 0, lastAt: 0 })),
  ];
  const placeOf = new Map(all.map(({ key }, place) => [key, place]));
  const places = issues.map((issue) => issue.values[field].flatMap((key) => placeOf.get(key) ?? []));
  places.forEach((own, index) => {
    for (const place of own) {
      const value = all[place];
      if (value !== undefined) all[place] = useOn(value, issues[index]?.at ?? 0);
    }
  });
  const pairs = countPairs(places, all.length);
  return {
    values: all,
    alike,
    together: together.map((pair) => ({ ...pair, times: pair.times + (pairs.get(pair.one * all.length + pair.other) ?? 0) })),
  };
}

/** Pairs of which the rarer value seldom stands without the other, the most frequent first. */
export function findTogether(values: FieldUsage['values'], field: TriageField, issues: readonly PastIssue[]): FieldUsage['together'] {
  const placeOf = new Map(values.map(({ key }, place) => [key, place]));
  const pairs = countPairs(
    issues.map((issue) => issue.values[field].flatMap((key) => placeOf.get(key) ?? [])),
    values.length,
  );
  const seen = (place: number): number => values[place]?.seen ?? 0;
  return [...pairs]
    .map(([pair, times]) => ({ one: Math.floor(pair / values.length), other: pair % values.length, times }))
    .filter(({ one, other, times }) => times >= FEWEST_SEEN && times >= LEAST_TOGETHER * Math.min(seen(one), seen(other)))
    .sort((one, other) => other.times - one.times)
    .slice(0, MOST_PAIRS);
}
