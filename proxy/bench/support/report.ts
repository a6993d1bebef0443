import { quantile } from './load';

type Limit = { atMost: number } | { atLeast: number };

/** Prints figures beside their limits and counts those that are missed. */
export class Report {
  missed = 0;

  add(name: string, value: number, unit: string, limit?: Limit): void {
    const isMet = limit === undefined || ('atMost' in limit ? value <= limit.atMost : value >= limit.atLeast);
    if (!isMet) this.missed += 1;
    const bound = limit === undefined ? '' : 'atMost' in limit ? `limit ≤ ${limit.atMost}` : `limit ≥ ${limit.atLeast}`;
    const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
    process.stdout.write(`${name.padEnd(70)} ${shown.padStart(9)} ${unit.padEnd(11)} ${bound}${isMet ? '' : '  MISSED'}\n`);
  }
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
