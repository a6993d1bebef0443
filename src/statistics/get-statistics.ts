import { assertAdministrator, type AccessPort } from '../access/administrator';
import type { Statistics } from '../contract/admin';
import type { Clock } from '../contract/clock';
import { EVENT_VERBS, type DecisionCounts } from '../contract/event-verbs';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import { daysUntil } from './days';
import type { DaySum, EventStore, VerbCounts } from './event-store';
import { sumDay } from './sum-day';
import { createSum } from './sum-events';

/** What showing the statistics works with. */
export interface StatisticsContext {
  jira: Pick<AccessPort, 'isAdministrator'>;
  store: EventStore;
  clock: Clock;
  deadline: number;
}

function named(counts: VerbCounts): DecisionCounts {
  return Object.fromEntries(EVENT_VERBS.map((verb, index) => [verb, counts[index] ?? 0])) as DecisionCounts;
}

function allFields({ fields }: DaySum): DecisionCounts {
  return named(EVENT_VERBS.map((_verb, index) => TRIAGE_FIELDS.reduce((sum, field) => sum + (fields[field].counts[index] ?? 0), 0)));
}

/**
 * What became of proposals on the last days, today included. A day is read from its sum where the daily
 * job made one, and from its events otherwise: never from both.
 * @throws TriageError `NOT_PERMITTED`, `INTERNAL` when there is more than can be read in time
 */
export async function getStatistics(context: StatisticsContext, payload: { days: 7 | 30 }): Promise<Statistics> {
  await assertAdministrator(context);
  const days = daysUntil(context.clock(), payload.days);
  const known = await context.store.readDaySums(days.slice(0, -1));
  const sums = await Promise.all(days.map(async (day) => known.get(day) ?? sumDay(context, day)));
  const whole = createSum();
  sums.forEach((sum) => whole.addDay(sum));
  const { suggestions, decided, projects, fields } = whole.read();
  return {
    days: payload.days,
    suggestions,
    decided,
    projects,
    byDay: sums.map((sum, index) => ({ day: days[index] ?? '', counts: allFields(sum) })),
    fields: TRIAGE_FIELDS.map((field) => ({
      field,
      counts: named(fields[field].counts),
      values: fields[field].values.map(({ value, counts }) => ({ value, counts: named(counts) })),
    })),
  };
}
