import { EVENT_VERBS } from '../contract/event-verbs';
import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import { valueKey } from '../contract/allowlist';
import { WAITS, type DaySum, type TriageEvent, type VerbCounts } from './event-store';
import { createOutcomeSum } from './outcomes';
import { createPaceSum } from './pace';

/** Bytes of the values of one field, so that a day fits one record of 240 KiB. More than 500 names of usual length fit in. */
const MOST_BYTES = 70_000;

type FieldSum = DaySum['fields'][TriageField];

const none = (): VerbCounts => EVENT_VERBS.map(() => 0);

function add(one: VerbCounts, other: VerbCounts): VerbCounts {
  return one.map((count, index) => count + (other[index] ?? 0));
}

function total(counts: VerbCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** As many as fit in; the rest is counted in the field's own sum only. */
function fitting(values: FieldSum['values']): FieldSum['values'] {
  let left = MOST_BYTES;
  return values.filter((value) => (left -= Buffer.byteLength(JSON.stringify(value)) + 1) >= 0);
}

/** One decision more, after so many milliseconds. */
function countWait(waits: number[], waited: number): number[] {
  const bound = WAITS.findIndex((longest) => waited < longest);
  const place = bound === -1 ? WAITS.length : bound;
  return waits.map((count, index) => (index === place ? count + 1 : count));
}

/** Adds up events as they come, a page at a time, or sums of days. */
export function createSum() {
  let suggestions = 0;
  const outcomes = createOutcomeSum();
  let waits: number[] = [...WAITS.map(() => 0), 0];
  const pace = createPaceSum();
  const counts = byField(none);
  const values = byField(() => new Map<string, FieldSum['values'][number]>());

  function count(field: TriageField, value: FieldValue, more: VerbCounts): void {
    const key = valueKey(field, value);
    const known = values[field].get(key);
    values[field].set(key, { value: known?.value ?? value, counts: add(known?.counts ?? none(), more) });
  }

  return {
    addEvent(event: TriageEvent): void {
      if (event.kind === 'proposed') suggestions += 1;
      outcomes.addProposals(event.decided, event.projectId);
      pace.addEvent(event);
      if (event.waited !== undefined) waits = countWait(waits, event.waited);
      EVENT_VERBS.forEach((verb, index) => {
        const once = none().map((_zero, each) => (each === index ? 1 : 0));
        for (const field of TRIAGE_FIELDS) {
          for (const value of event.values[verb]?.[field] ?? []) {
            counts[field] = add(counts[field], once);
            count(field, value, once);
          }
        }
      });
    },
    addDay(day: DaySum): void {
      suggestions += day.suggestions;
      outcomes.addDay(day);
      pace.addDay(day);
      waits = add(waits, day.waits);
      for (const field of TRIAGE_FIELDS) {
        counts[field] = add(counts[field], day.fields[field].counts);
        for (const { value, counts: more } of day.fields[field].values) count(field, value, more);
      }
    },
    /** The most frequent values first. */
    read(): DaySum {
      const fieldSum = (field: TriageField): FieldSum => ({
        counts: counts[field],
        values: fitting([...values[field].values()].sort((one, other) => total(other.counts) - total(one.counts))),
      });
      return { suggestions, ...outcomes.read(), ...pace.read(), waits, fields: byField(fieldSum) };
    },
  };
}
