import type { ChartRow } from './chart-data';

/** The drawing's own units; it is scaled to the width that it gets. */
export const WIDTH = 400;
export const HEIGHT = 200;

export function scale(value: number, top: number, length: number): number {
  return top === 0 ? 0 : (value / top) * length;
}

/** The points of one series over the labels of all, for an SVG polyline. */
export function linePoints(rows: readonly ChartRow[], group: string): string {
  const labels = [...new Set(rows.map((row) => row.x))];
  const top = Math.max(...rows.map((row) => row.y), 0);
  return rows
    .filter((row) => row.group === group)
    .map((row) => {
      const across = labels.length < 2 ? WIDTH / 2 : (labels.indexOf(row.x) / (labels.length - 1)) * WIDTH;
      return `${across},${HEIGHT - scale(row.y, top, HEIGHT)}`;
    })
    .join(' ');
}

/**
 * A piece of a circle.
 *
 * @param start where it begins, as a share of the circle
 * @param share how much of the circle it is, 0 to 1
 * @param hole inner radius as a share of the outer one; 0 for a pie
 */
export function arcPath(start: number, share: number, hole: number): string {
  // A full circle ends where it begins, which SVG takes for nothing.
  const end = start + Math.min(share, 0.9999);
  const isLarge = share > 0.5 ? 1 : 0;
  const outer = HEIGHT / 2;
  const inner = outer * hole;
  const from = point(start, outer);
  const to = point(end, outer);
  const back =
    hole === 0 ? `L ${WIDTH / 2} ${HEIGHT / 2}` : `L ${point(end, inner)} A ${inner} ${inner} 0 ${isLarge} 0 ${point(start, inner)}`;
  return `M ${from} A ${outer} ${outer} 0 ${isLarge} 1 ${to} ${back} Z`;
}

function point(share: number, radius: number): string {
  const angle = share * 2 * Math.PI - Math.PI / 2;
  return `${WIDTH / 2 + radius * Math.cos(angle)} ${HEIGHT / 2 + radius * Math.sin(angle)}`;
}
