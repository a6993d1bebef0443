import type { ReactNode } from 'react';
import type { Drawing } from '../document/draw';
import { type DocumentNode, isRecord } from '../document/node';
import { text } from '../document/props';

/** The drawing's own units; it is scaled to the width that it gets. Figures of the axis stand left of it. */
const WIDTH = 400;
const HEIGHT = 200;
const AXIS = 28;
const EDGE = 8;

interface Chart {
  rows: { x: string; y: number; group: string }[];
  /** Each once, in the order of the data. */
  labels: string[];
  groups: string[];
}

/** Accessors name a column by its index or by its property (Forge documentation, line chart, stack bar chart). */
function readChart({ props }: DocumentNode): Chart {
  const data: unknown[] = Array.isArray(props.data) ? props.data : [];
  const cell = (row: unknown, accessor: unknown): string => {
    const value = isRecord(row) ? row[String(accessor)] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const rows = data.map((row) => ({
    x: cell(row, props.xAccessor ?? 0),
    y: Number(cell(row, props.yAccessor ?? 1)) || 0,
    group: props.colorAccessor === undefined ? 'Value' : cell(row, props.colorAccessor),
  }));
  return { rows, labels: [...new Set(rows.map(({ x }) => x))], groups: [...new Set(rows.map(({ group }) => group))] };
}

/** Atlassian's chart package is not on npm: these show the same data in plain SVG, in the design system's colors. */
function colour(index: number): string {
  return `var(--ds-chart-categorical-${(index % 8) + 1})`;
}

interface FrameProps {
  node: DocumentNode;
  groups: string[];
  /** What stands under the chart, from left to right. */
  axis: string[];
  /** The largest figure that is drawn. */
  most: number;
  children: ReactNode;
}

/** Lines across the chart with their figures: none, half and all. */
function Figures({ most }: { most: number }): ReactNode {
  return [...new Set([0, Math.round(most / 2), most])].map((figure) => {
    const y = HEIGHT - (HEIGHT / (most || 1)) * figure;
    return (
      <g key={figure}>
        <line x1={0} x2={WIDTH} y1={y} y2={y} className="chart-line" />
        <text x={-6} y={y + 3} className="chart-figure" textAnchor="end">
          {figure.toLocaleString('en')}
        </text>
      </g>
    );
  });
}

function Frame({ node, groups, axis, most, children }: FrameProps): ReactNode {
  const title = text(node, 'title');
  const subtitle = text(node, 'subtitle');
  return (
    <figure className="chart" data-testid={text(node, 'testId')}>
      {title === undefined ? null : <figcaption className="chart-title">{title}</figcaption>}
      {subtitle === undefined ? null : <p className="subtle">{subtitle}</p>}
      <svg viewBox={`${-AXIS} ${-EDGE} ${WIDTH + AXIS} ${HEIGHT + 2 * EDGE}`} role="img" aria-label={title ?? 'Chart'}>
        <Figures most={most} />
        {children}
      </svg>
      <div className="chart-axis">
        {axis.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <ul className="chart-legend">
        {groups.map((name, index) => (
          <li key={name}>
            <span className="chart-key" style={{ background: colour(index) }} />
            {name}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const sum = (rows: Chart['rows']): number => rows.reduce((total, { y }) => total + y, 0);

export const StackBarChart: Drawing = ({ node }) => {
  const { rows, labels, groups } = readChart(node);
  const stacks = labels.map((label) => rows.filter(({ x }) => x === label));
  const most = Math.max(...stacks.map(sum), 0);
  const unit = HEIGHT / (most || 1);
  const step = WIDTH / Math.max(1, labels.length);
  return (
    <Frame node={node} groups={groups} axis={labels} most={most}>
      {stacks.map((stack, place) =>
        stack.map(({ x, y, group }, index) => {
          const top = HEIGHT - unit * sum(stack.slice(0, index + 1));
          const box = { x: step * (place + 0.15), y: top, width: step * 0.7, height: unit * y };
          return (
            <rect key={`${x}/${group}`} {...box} fill={colour(groups.indexOf(group))}>
              <title>{`${x}, ${group}: ${y}`}</title>
            </rect>
          );
        }),
      )}
    </Frame>
  );
};

export const LineChart: Drawing = ({ node }) => {
  const { rows, labels, groups } = readChart(node);
  const most = Math.max(...rows.map(({ y }) => y), 0);
  const unit = HEIGHT / (most || 1);
  const across = (x: string): number => (labels.length < 2 ? WIDTH / 2 : (labels.indexOf(x) / (labels.length - 1)) * WIDTH);
  const pointsOf = (name: string): string =>
    rows
      .filter(({ group }) => group === name)
      .map(({ x, y }) => `${across(x)},${HEIGHT - unit * y}`)
      .join(' ');
  // Under lines there is room for the first and the last.
  const span = [...new Set([labels[0], labels.at(-1)])].filter((label) => label !== undefined).join(' – ');
  const style = { fill: 'none', strokeWidth: 2, vectorEffect: 'non-scaling-stroke' };
  return (
    <Frame node={node} groups={groups} axis={span === '' ? [] : [span]} most={most}>
      {groups.map((name, index) => (
        <polyline key={name} points={pointsOf(name)} stroke={colour(index)} {...style} />
      ))}
    </Frame>
  );
};
