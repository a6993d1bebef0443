import {
  BarChart,
  DonutChart,
  HorizontalBarChart,
  HorizontalStackBarChart,
  Inline,
  LineChart,
  PieChart,
  StackBarChart,
} from '@forge/react';

const SERIES = [
  ['Monday', 3, 'accepted'],
  ['Tuesday', 5, 'accepted'],
  ['Monday', 1, 'dismissed'],
  ['Tuesday', 2, 'dismissed'],
];
const SHARES = [
  { field: 'labels', count: 3 },
  { field: 'priority', count: 1 },
];
const series = { data: SERIES, xAccessor: 0, yAccessor: 1, colorAccessor: 2 };
const shares = { data: SHARES, labelAccessor: 'field', valueAccessor: 'count', colorAccessor: 'field' };

export function Charts() {
  return (
    <Inline shouldWrap>
      <BarChart {...series} title="Bars" />
      <StackBarChart {...series} title="Stacked bars" />
      <HorizontalBarChart {...series} title="Lying bars" />
      <HorizontalStackBarChart {...series} title="Lying stacked bars" />
      <LineChart {...series} title="Lines" />
      <PieChart {...shares} title="Pie" />
      <DonutChart {...shares} title="Donut" />
    </Inline>
  );
}
