import type { FieldMetrics } from './metrics';
import type { FieldFigures, Figures } from './figures';

type Row = string[];

const COLUMNS: readonly { title: string; key: keyof FieldMetrics }[] = [
  { title: 'top-1', key: 'top1' },
  { title: 'top-3', key: 'top3' },
  { title: 'macro-F1', key: 'macroF1' },
  { title: 'coverage', key: 'coverage' },
  { title: 'precision', key: 'precision' },
  { title: 'calibration error', key: 'calibrationError' },
];

/** The figures as tables of plain text. */
export function formatFigures(figures: Figures): string {
  const fields = Object.entries(figures.fields).map(([field, values]) => formatField(field, values));
  const failures = Object.entries(figures.failures).map(([code, count]) => `${code} ${count}`);
  return [
    ...fields,
    ...(Object.keys(figures.levels).length === 0 ? [] : [formatLevels(figures)]),
    `${figures.issues} issues, ${figures.msPerIssue.toFixed(0)} ms an issue.${figures.complete ? '' : ' The run was interrupted: these are part of the issues.'}`,
    ...(failures.length === 0 ? [] : [`Failed: ${failures.join(', ')}.`]),
  ].join('\n\n');
}

function formatField(field: string, figures: FieldFigures): string {
  const minima = [...new Set(Object.values(figures.minConfidence))].join(', ');
  const title = `${field} (coverage and precision at a confidence of at least ${minima})`;
  const row = (name: string, issues: string, metrics: FieldMetrics): Row => [
    name,
    issues,
    ...COLUMNS.map(({ key }) => fraction(metrics[key])),
  ];
  const projects = Object.entries(figures.byProject);
  return `${title}\n${align([
    ['project', 'issues', ...COLUMNS.map((column) => column.title)],
    ...projects.map(([name, metrics]) => row(name, String(metrics.issues), metrics)),
    ...(projects.length > 1 ? [row('mean', '', figures), pooledRow(figures)] : []),
  ])}`;
}

/** All issues together. */
function pooledRow({ pooledCalibrationError }: FieldFigures): Row {
  return ['pooled', '', ...COLUMNS.map(({ key }) => (key === 'calibrationError' ? fraction(pooledCalibrationError) : ''))];
}

function formatLevels({ levels }: Figures): string {
  return `priorities, all projects together\n${align([
    ['level', 'issues', 'found', 'of proposals', 'of history'],
    ...Object.entries(levels).map(([level, { issues, recall, proposed, history }]) => [
      level,
      String(issues),
      fraction(recall),
      fraction(proposed),
      fraction(history),
    ]),
  ])}`;
}

function fraction(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

/** The first column stands left, numbers right. */
function align(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
