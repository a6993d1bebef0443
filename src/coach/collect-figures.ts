import type { CoachField, CoachFigures, CoachQueue } from '../contract/coach';
import type { Settings } from '../contract/settings';
import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { IssueListPort } from '../issue/issue-list-port';
import { entryKey, valueKey } from '../contract/allowlist';
import { isAllowedByRule } from '../fields/allowed-values';
import { untriagedClause } from '../queue/queue-jql';
import { effectiveSettings } from '../settings/effective-settings';
import type { SettingsStore } from '../settings/settings-store';
import type { DaySum } from '../statistics/event-store';
import { namedCounts, readDays, type StatisticsContext } from '../statistics/get-statistics';
import { readNames } from '../statistics/read-names';
import { createSum } from '../statistics/sum-events';

const WEEKS = 4;

/** Values of a field that are told of. */
const MOST_VALUES = 30;

/** What collecting the figures works with. */
export interface FiguresContext extends StatisticsContext {
  jira: StatisticsContext['jira'] & Pick<IssueListPort, 'countIssues'>;
  store: StatisticsContext['store'] & Pick<SettingsStore, 'listOverrides'>;
}

type IsAllowed = (field: TriageField, value: FieldValue) => boolean;

/** A rule about values in use allows what is in use: which, only a project knows. */
function mayBeAllowed({ automatic }: Settings, field: TriageField, value: FieldValue): boolean {
  const rule = automatic[field];
  if (!('atLeast' in rule)) return isAllowedByRule({ automatic }, field, value);
  return rule.enabled && rule.except.every((each) => valueKey(field, { id: each, name: each }) !== valueKey(field, value));
}

/** Whether a value may still be proposed somewhere, on the site or in a project with settings of its own: of another, there is nothing to say. */
async function readAllowed({ store }: FiguresContext, site: Settings): Promise<IsAllowed> {
  const own = (await store.listOverrides()).map(({ overrides }) => effectiveSettings(site, overrides));
  const inForce = [site, ...own].map((settings) => ({
    settings,
    listed: byField((field) => new Set(settings.allowlists[field].map(entryKey))),
  }));
  return (field, value) =>
    inForce.some(({ settings, listed }) => listed[field].has(valueKey(field, value)) || mayBeAllowed(settings, field, value));
}

/** Of which values there is something to say, and how they are called. */
interface Telling {
  settings: Settings;
  isAllowed: IsAllowed;
  today: Awaited<ReturnType<typeof readNames>>;
}

function sumOf(days: DaySum[]): DaySum {
  const sum = createSum();
  days.forEach((day) => sum.addDay(day));
  return sum.read();
}

function fieldFigures(field: TriageField, { fields, decided }: DaySum, { settings, isAllowed, today }: Telling): CoachField {
  const { proposed: _proposed, ...counts } = namedCounts(fields[field].counts);
  return {
    field,
    minConfidence: settings.fields[field].minConfidence,
    ...counts,
    decided: decided.flatMap(({ field: of, ...outcome }) => (of === field ? [outcome] : [])),
    values: fields[field].values
      .filter(({ value }) => isAllowed(field, value))
      .slice(0, MOST_VALUES)
      .map(({ value, counts: own }) => {
        const { accepted, changed, dismissed } = namedCounts(own);
        return { name: today(field, value).name, accepted, changed, dismissed };
      }),
  };
}

function weekFigures(days: DaySum[]): CoachFigures['weeks'][number] {
  const { suggestions, fields } = sumOf(days);
  const all = TRIAGE_FIELDS.map((field) => namedCounts(fields[field].counts));
  const total = (verb: 'accepted' | 'changed' | 'dismissed' | 'undone') => all.reduce((sum, counts) => sum + counts[verb], 0);
  return { suggestions, accepted: total('accepted'), changed: total('changed'), dismissed: total('dismissed'), undone: total('undone') };
}

/** Eight counts, as the administrator; nothing is read of any issue. Null where Jira does not answer one of them. */
async function countQueue({ jira }: FiguresContext, settings: Settings): Promise<CoachQueue | null> {
  const { mode, keys } = settings.projects;
  const where = mode === 'only' ? [`project in (${keys.map((key) => `"${key}"`).join(', ')})`] : [];
  const count = (...clauses: string[]) => jira.countIssues([...where, ...clauses].join(' AND '));
  const open = untriagedClause(settings);
  const week = ['created >= -7d'];
  const weekBefore = ['created >= -14d', 'created < -7d'];
  const moved = 'statusCategoryChangedDate >= -7d';
  try {
    const [untriaged, openNow, openBefore, now, before, toDo, inProgress, done] = await Promise.all([
      count(open),
      count(open, ...week),
      count(open, ...weekBefore),
      count(...week),
      count(...weekBefore),
      // Issues are to do when they are created: only those that came back were moved.
      count('statusCategory = 2', moved, 'created < -7d'),
      count('statusCategory = 4', moved),
      count('statusCategory = 3', moved),
    ]);
    return { untriaged, untriagedOfWeek: [openNow, openBefore], createdInWeek: [now, before], movedTo: { toDo, inProgress, done } };
  } catch {
    return null;
  }
}

/**
 * Adds up what people did with proposals in the last four weeks, and lets Jira count issues. Nothing but counts and the names
 * of values comes of it.
 * @throws TriageError `INTERNAL` when there is more than can be read in time
 */
export async function collectFigures(context: FiguresContext, settings: Settings): Promise<CoachFigures> {
  const [days, queue, isAllowed, today] = await Promise.all([
    readDays(context, WEEKS * 7),
    countQueue(context, settings),
    readAllowed(context, settings),
    readNames(context),
  ]);
  const sums = days.map(({ sum }) => sum);
  const whole = sumOf(sums);
  const [withinHour = 0, withinDay = 0, withinWeek = 0, longer = 0] = whole.waits;
  const [hour = 0, fourHours = 0, day = 0, threeDays = 0, week = 0, month = 0, older = 0] = whole.ages;
  return {
    weeks: Array.from({ length: WEEKS }, (_each, week) => weekFigures(sums.slice(week * 7, week * 7 + 7))),
    fields: TRIAGE_FIELDS.filter((field) => settings.fields[field].enabled).map((field) =>
      fieldFigures(field, whole, { settings, isAllowed, today }),
    ),
    waits: { withinHour, withinDay, withinWeek, longer },
    ages: {
      withinHour: hour,
      within4Hours: fourHours,
      withinDay: day,
      within3Days: threeDays,
      withinWeek: week,
      withinMonth: month,
      older,
    },
    queue,
  };
}
