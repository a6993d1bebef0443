import type { CoachField, CoachFigures, CoachQueue } from '../contract/coach';
import type { Settings } from '../contract/settings';
import { TRIAGE_FIELDS, type TriageField } from '../contract/triage-field';
import type { IssueListPort } from '../issue/issue-list-port';
import { untriagedClause } from '../queue/queue-jql';
import type { DaySum } from '../statistics/event-store';
import { namedCounts, readDays, type StatisticsContext } from '../statistics/get-statistics';
import { createSum } from '../statistics/sum-events';
import { cleanText } from '../text/clean-text';

const WEEKS = 4;

/** Values of a field that are told of. */
const MOST_VALUES = 30;

/** Longest name that is told, in code points. */
const NAME_LIMIT = 255;

/** What collecting the figures works with. */
export interface FiguresContext extends StatisticsContext {
  jira: StatisticsContext['jira'] & Pick<IssueListPort, 'countIssues'>;
}

/** An administrator's own value, without what cannot be seen: a model may be told of it. */
function cleanName(name: string): string {
  return cleanText(name, { maskPersonalData: false, limit: NAME_LIMIT, singleLine: true }).text;
}

function sumOf(days: DaySum[]): DaySum {
  const sum = createSum();
  days.forEach((day) => sum.addDay(day));
  return sum.read();
}

function fieldFigures(field: TriageField, { fields, decided }: DaySum, settings: Settings): CoachField {
  const { proposed: _proposed, ...counts } = namedCounts(fields[field].counts);
  return {
    field,
    minConfidence: settings.fields[field].minConfidence,
    ...counts,
    decided: decided.flatMap(({ field: of, ...outcome }) => (of === field ? [outcome] : [])),
    values: fields[field].values.slice(0, MOST_VALUES).map(({ value, counts: own }) => {
      const { accepted, changed, dismissed } = namedCounts(own);
      return { name: cleanName(value.name), accepted, changed, dismissed };
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
  const [days, queue] = await Promise.all([readDays(context, WEEKS * 7), countQueue(context, settings)]);
  const sums = days.map(({ sum }) => sum);
  const whole = sumOf(sums);
  const [withinHour = 0, withinDay = 0, withinWeek = 0, longer = 0] = whole.waits;
  return {
    weeks: Array.from({ length: WEEKS }, (_each, week) => weekFigures(sums.slice(week * 7, week * 7 + 7))),
    fields: TRIAGE_FIELDS.filter((field) => settings.fields[field].enabled).map((field) => fieldFigures(field, whole, settings)),
    waits: { withinHour, withinDay, withinWeek, longer },
    queue,
  };
}
