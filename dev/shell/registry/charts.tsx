import type { ReactNode } from 'react';
import type { Drawing } from '../document/draw';
import { type DocumentNode, isRecord } from '../document/node';
import { text } from '../document/props';

/** The drawing's own units; it is scaled to the width that it gets. */
const WIDTH = 400;
const HEIGHT = 200;

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

/** `axis`: what stands under the chart, from left to right. */
function Frame({ node, groups, axis, children }: { node: DocumentNode; groups: string[]; axis: string[]; children: ReactNode }): ReactNode {
  const title = text(node, 'title');
  const subtitle = text(node, 'subtitle');
  return (
    <figure className="chart" data-testid={text(node, 'testId')}>
      {title === undefined ? null : <figcaption className="chart-title">{title}</figcaption>}
      {subtitle === undefined ? null : <p className="subtle">{subtitle}</p>}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title ?? 'Chart'}>
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
  const unit = HEIGHT / (Math.max(...stacks.map(sum), 0) || 1);
  const step = WIDTH / Math.max(1, labels.length);
  return (
    <Frame node={node} groups={groups} axis={labels}>
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
  const unit = HEIGHT / (Math.max(...rows.map(({ y }) => y), 0) || 1);
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
    <Frame node={node} groups={groups} axis={span === '' ? [] : [span]}>
      {groups.map((name, index) => (
        <polyline key={name} points={pointsOf(name)} stroke={colour(index)} {...style} />
      ))}
    </Frame>
  );
};
