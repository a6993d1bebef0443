import { type DocumentNode, isRecord } from '../document/node';

/** One value of a chart. */
export interface ChartRow {
  x: string;
  y: number;
  /** Series that it belongs to; of a chart without series, the one name that all share. */
  group: string;
}

/**
 * The rows of a UI Kit chart, whose accessors name a column by its index or by its property
 * (Forge documentation, bar chart, line chart, pie chart).
 */
export function chartRows(node: DocumentNode): ChartRow[] {
  const data: unknown[] = Array.isArray(node.props.data) ? node.props.data : [];
  const { xAccessor, yAccessor, colorAccessor, labelAccessor, valueAccessor } = node.props;
  return data.map((row) => ({
    x: label(cell(row, labelAccessor ?? xAccessor ?? 0)),
    y: Number(cell(row, valueAccessor ?? yAccessor ?? 1)) || 0,
    group: colorAccessor === undefined ? 'Value' : label(cell(row, colorAccessor)),
  }));
}

function cell(row: unknown, accessor: unknown): unknown {
  if (!isRecord(row) || (typeof accessor !== 'string' && typeof accessor !== 'number')) return undefined;
  return row[String(accessor)];
}

/** Some charts take a column's value as an object with its own label. */
function label(value: unknown): string {
  if (isRecord(value)) return label(value.label ?? value.value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function groupNames(rows: readonly ChartRow[]): string[] {
  return [...new Set(rows.map((row) => row.group))];
}

/** How high the rows are on each other. */
export function stackOf(rows: readonly ChartRow[]): number {
  return rows.reduce((sum, row) => sum + row.y, 0);
}
