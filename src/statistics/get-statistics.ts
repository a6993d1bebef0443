import { assertAdministrator, type AccessPort } from '../access/administrator';
import type { Statistics } from '../contract/admin';
import type { Clock } from '../contract/clock';
import { EVENT_VERBS, type DecisionCounts } from '../contract/event-verbs';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import { daysUntil } from './days';
import type { DaySum, EventStore, VerbCounts } from './event-store';
import { readNames, type NamesPort } from './read-names';
import { sumDay } from './sum-day';
import { createSum } from './sum-events';

/** What showing the statistics works with. */
export interface StatisticsContext {
  jira: Pick<AccessPort, 'isAdministrator'> & NamesPort;
  store: EventStore;
  clock: Clock;
  deadline: number;
}

/** How often each verb happened, by its name. */
export function namedCounts(counts: VerbCounts): DecisionCounts {
  return Object.fromEntries(EVENT_VERBS.map((verb, index) => [verb, counts[index] ?? 0])) as DecisionCounts;
}

function allFields({ fields }: DaySum): DecisionCounts {
  return namedCounts(EVENT_VERBS.map((_verb, index) => TRIAGE_FIELDS.reduce((sum, field) => sum + (fields[field].counts[index] ?? 0), 0)));
}

/**
 * The last days, today included, oldest first. A day is read from its sum where the daily job made one, and from its events
 * otherwise: never from both.
 * @throws TriageError `INTERNAL` when there is more than can be read in time
 */
export async function readDays(context: Omit<StatisticsContext, 'jira'>, count: number): Promise<{ day: string; sum: DaySum }[]> {
  const days = daysUntil(context.clock(), count);
  const known = await context.store.readDaySums(days.slice(0, -1));
  return Promise.all(days.map(async (day) => ({ day, sum: known.get(day) ?? (await sumDay(context, day)) })));
}

/** Of the days before; from their sums alone, which are kept for little more than a month. */
async function readAgesBefore({ store, clock }: StatisticsContext, days: 7 | 30): Promise<number[] | null> {
  if (days === 30) return null;
  const sums = await store.readDaySums(daysUntil(clock(), 2 * days).slice(0, days));
  const whole = createSum();
  sums.forEach((sum) => whole.addDay(sum));
  return whole.read().ages;
}

/**
 * What became of proposals on the last days, today included.
 * @throws TriageError `NOT_PERMITTED`, `INTERNAL` when there is more than can be read in time
 */
export async function getStatistics(context: StatisticsContext, payload: { days: 7 | 30 }): Promise<Statistics> {
  await assertAdministrator(context);
  const [days, today] = await Promise.all([readDays(context, payload.days), readNames(context)]);
  const whole = createSum();
  days.forEach(({ sum }) => whole.addDay(sum));
  const { suggestions, decided, projects, surfaces, ages, fields } = whole.read();
  return {
    days: payload.days,
    suggestions,
    decided,
    projects,
    surfaces,
    ages: { now: ages, before: await readAgesBefore(context, payload.days) },
    byDay: days.map(({ day, sum }) => ({ day, counts: allFields(sum) })),
    fields: TRIAGE_FIELDS.map((field) => ({
      field,
      counts: namedCounts(fields[field].counts),
      values: fields[field].values.map(({ value, counts }) => ({ value: today(field, value), counts: namedCounts(counts) })),
    })),
  };
}
