import { LEAST_SUCCESS, type SoakReport } from './run-soak';

const MOST_SHOWN = 20;

function sorted(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort(([, one], [, other]) => other - one);
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [
        title,
        ...lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`),
        ...(lines.length > MOST_SHOWN ? [`  and ${lines.length - MOST_SHOWN} more`] : []),
      ];
}

export function isGood({ invocations, succeeded, breaches }: SoakReport): boolean {
  return succeeded >= LEAST_SUCCESS * invocations && breaches.length === 0;
}

/** The report as plain text. */
export function formatSoak(report: SoakReport, seconds: number): string {
  const { invocations, succeeded, outcomes, faults, failures, breaches } = report;
  const met = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const rows = Object.entries(outcomes).sort(([one], [other]) => one.localeCompare(other));
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${invocations} invocations in ${seconds.toFixed(0)} s, in which ${met} faults were met.`,
    `${((100 * succeeded) / invocations).toFixed(2)} % ended as the platform counts success; at least ${100 * LEAST_SUCCESS} % have to.`,
    '',
    ...rows.map(
      ([name, counts]) =>
        `${name.padEnd(width)}  ${sorted(counts)
          .map(([outcome, count]) => `${outcome} ${count}`)
          .join(', ')}`,
    ),
    '',
    `Faults: ${
      sorted(faults)
        .map(([fault, count]) => `${fault} ${count}`)
        .join(', ') || 'none'
    }.`,
    ...listed('Failures:', failures),
    ...listed('Broken promises:', breaches),
    ...(breaches.length === 0
      ? [
          'No promise was broken: only the three fields and allowed values were written, by accepting and undoing alone; no assignee changed.',
        ]
      : []),
  ].join('\n');
}
