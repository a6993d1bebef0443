/** One measured number and what it may be at most. */
export interface Figure {
  name: string;
  /** Null: could not be measured here; the note says why. */
  value: number | null;
  /** Null: there is none, the figure is there to compare with. */
  limit: number | null;
  unit: string;
  /** What was measured where, when the name alone does not say. */
  note?: string;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export function isWithin({ value, limit }: Figure): boolean {
  return value === null || limit === null || value <= limit;
}

/** The figures as a table of plain text. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'limit', 'ok', ''],
    ...figures.map((figure) => [
      figure.name,
      formatValue(figure),
      figure.limit === null ? '-' : `${figure.limit} ${figure.unit}`.trim(),
      verdictOn(figure),
      figure.note ?? '',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => padCell(cell, column, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Numbers stand right, words left. */
function padCell(cell: string, column: number, width: number): string {
  return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
}

function verdictOn(figure: Figure): string {
  if (figure.value === null || figure.limit === null) return '-';
  return isWithin(figure) ? 'yes' : 'NO';
}

function formatValue({ value, unit }: Figure): string {
  if (value === null) return '-';
  return `${Number.isInteger(value) ? String(value) : value.toFixed(1)} ${unit}`.trim();
}
