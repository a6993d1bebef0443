const DAY_MS = 86_400_000;

/** The days before and with the one that holds `now`, oldest first, as `YYYY-MM-DD` in UTC. */
export function daysUntil(now: number, count: number): string[] {
  return Array.from({ length: count }, (_each, index) => new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10));
}
