import type { ReactNode } from 'react';
import type { Drawing } from '../document/draw';
import type { DocumentNode } from '../document/node';
import { text } from '../document/props';
import { chartRows, type ChartRow, groupNames, stackOf } from './chart-data';
import { arcPath, HEIGHT, linePoints, scale, WIDTH } from './chart-geometry';

/** Atlassian's chart package is not on npm: these show the same data in plain SVG, in the design system's colors. */
function colour(index: number): string {
  return `var(--ds-chart-categorical-${(index % 8) + 1})`;
}

/** `axis`: what stands under the chart, from left to right. */
function Frame({
  node,
  names,
  axis = [],
  children,
}: {
  node: DocumentNode;
  names: readonly string[];
  axis?: readonly string[];
  children: ReactNode;
}): ReactNode {
  const title = text(node, 'title');
  return (
    <figure className="chart" data-testid={text(node, 'testId')}>
      {title === undefined ? null : <figcaption className="chart-title">{title}</figcaption>}
      {text(node, 'subtitle') === undefined ? null : <p className="subtle">{text(node, 'subtitle')}</p>}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title ?? 'Chart'}>
        {children}
      </svg>
      {axis.length === 0 ? null : (
        <div className="chart-axis">
          {axis.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      )}
      <ul className="chart-legend">
        {names.map((name, index) => (
          <li key={name}>
            <span className="chart-key" style={{ background: colour(index) }} />
            {name}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Bars beside each other, or on each other where rows share an x; standing or lying. */
function bars(isStacked: boolean, isLying: boolean): Drawing {
  return function DrawnBars({ node }) {
    const rows = chartRows(node);
    const names = groupNames(rows);
    const labels = [...new Set(rows.map((row) => row.x))];
    const length = isLying ? WIDTH : HEIGHT;
    const step = (isLying ? HEIGHT : WIDTH) / Math.max(1, labels.length);
    const stacks = labels.map((label) => rows.filter((row) => row.x === label));
    const top = Math.max(...(isStacked ? stacks.map((stack) => stackOf(stack)) : rows.map((row) => row.y)), 0);
    const bar = (row: ChartRow, index: number, stack: readonly ChartRow[], place: number): ReactNode => {
      const size = scale(row.y, top, length);
      const before = isStacked ? scale(stackOf(stack.slice(0, index)), top, length) : 0;
      const breadth = (step * 0.7) / (isStacked ? 1 : stack.length);
      const across = place * step + step * 0.15 + (isStacked ? 0 : index * breadth);
      const box = isLying
        ? { x: before, y: across, width: size, height: breadth }
        : { x: across, y: HEIGHT - before - size, width: breadth, height: size };
      return (
        <rect key={`${row.x}/${row.group}`} {...box} fill={colour(names.indexOf(row.group))}>
          <title>{`${row.x}, ${row.group}: ${row.y}`}</title>
        </rect>
      );
    };
    return (
      <Frame node={node} names={names} axis={isLying ? [] : labels}>
        {stacks.map((stack, place) => stack.map((row, index) => bar(row, index, stack, place)))}
      </Frame>
    );
  };
}

/** Under lines there is room for the first and the last. */
function span(labels: readonly string[]): string[] {
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined) return [];
  return [first === last ? first : `${first} – ${last}`];
}

export const LineChart: Drawing = ({ node }) => {
  const rows = chartRows(node);
  const names = groupNames(rows);
  return (
    <Frame node={node} names={names} axis={span([...new Set(rows.map((row) => row.x))])}>
      {names.map((name, index) => (
        <polyline
          key={name}
          points={linePoints(rows, name)}
          fill="none"
          stroke={colour(index)}
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </Frame>
  );
};

function round(hole: number): Drawing {
  return function DrawnRound({ node }) {
    const rows = chartRows(node);
    const total = stackOf(rows);
    return (
      <Frame node={node} names={rows.map((row) => row.x)}>
        {rows.map((row, index) => (
          <path key={row.x} d={arcPath(stackOf(rows.slice(0, index)) / total, row.y / total, hole)} fill={colour(index)} fillRule="evenodd">
            <title>{`${row.x}: ${row.y}`}</title>
          </path>
        ))}
      </Frame>
    );
  };
}

export const BarChart = bars(false, false);
export const StackBarChart = bars(true, false);
export const HorizontalBarChart = bars(false, true);
export const HorizontalStackBarChart = bars(true, true);
export const PieChart = round(0);
export const DonutChart = round(0.6);
