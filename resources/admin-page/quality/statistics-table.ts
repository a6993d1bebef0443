import type { Statistics } from '../../../src/contract/admin';
import type { DecisionCounts } from '../../../src/contract/event-verbs';
import { strings } from '../../common/strings/admin';

const texts = strings.admin.quality;

/** The counts in the order in which they are shown. */
export const COUNTS = ['proposed', 'accepted', 'changed', 'dismissed', 'undone'] as const satisfies readonly (keyof DecisionCounts)[];

export interface StatisticsRow {
  field: string;
  value: string;
  counts: DecisionCounts;
}

/** A row for each field, then one for each of its values, most proposed first. */
export function statisticsRows({ fields }: Statistics): StatisticsRow[] {
  return fields.flatMap(({ field, counts, values }) => {
    const name = strings.common.fieldNames[field];
    const sorted = [...values].sort(
      (left, right) => right.counts.proposed - left.counts.proposed || right.counts.changed - left.counts.changed,
    );
    return [
      { field: name, value: texts.all, counts },
      ...sorted.map(({ value, counts: own }) => ({ field: name, value: value.name, counts: own })),
    ];
  });
}

/** The rows as text that spreadsheets take: columns between tabs, a row a line. */
export function statisticsText(rows: readonly StatisticsRow[]): string {
  const head = [texts.field, texts.value, ...COUNTS.map((count) => texts.counts[count])];
  return [head, ...rows.map(({ field, value, counts }) => [field, value, ...COUNTS.map((count) => counts[count])])]
    .map((cells) => cells.map((cell) => asCell(String(cell))).join('\t'))
    .join('\n');
}

/** Of the proposals that someone decided on, how many were accepted, in whole percent; null before the first. */
export function acceptedPercent({ accepted, dismissed }: Pick<DecisionCounts, 'accepted' | 'dismissed'>): number | null {
  const decided = accepted + dismissed;
  return decided === 0 ? null : Math.round((accepted / decided) * 100);
}

/** A name may hold anything: a tab or a line's end would break the table, and a spreadsheet takes `=1+1` for a formula. */
function asCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/gu, ' ');
  return /^[=+\-@]/u.test(flat) ? `'${flat}` : flat;
}
